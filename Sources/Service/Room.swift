import Chat
import Encoding
import HTTP

/// A sandbox and the pages that listen in it.
struct Room {
    var sandbox: Sandbox
    var live = LiveDesk()

    /// What the listening pages hear now.
    mutating func collect(at real: Instant) -> [StreamOutput] {
        live.collect(from: sandbox, at: sandbox.clock.now(real))
    }

    /// The last words of every stream, for when the sandbox's world ends.
    var farewells: [StreamOutput] {
        live.streams.map { StreamOutput(stream: $0, bytes: LiveText.closed, ends: true) }
    }

    /// The real instant at which a page's credential ends; nil while there is none, or time stands still.
    var deadline: Instant? { live.deadline.flatMap(sandbox.clock.real) }
}
