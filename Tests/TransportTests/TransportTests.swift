import Testing

/// All that opens sockets, one after the other: times and descriptors are counted.
@Suite(.serialized, .timeLimit(.minutes(2))) struct TransportTests {}
