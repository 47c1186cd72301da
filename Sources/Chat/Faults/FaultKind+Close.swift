extension FaultKind {
    static let close = FaultKind(
        "close", "close=1012",
        "Sockets that are open, or open later, are closed with the code; 1006: dropped without a close frame."
    ) { argument in
        guard let argument, argument.utf8.count == 4, let code = UInt16(argument) else { return nil }
        // RFC 6455 §7.4 and IANA's registry: the codes that a close frame may have; 1006 is what none leaves.
        switch code {
        case 1000...1003, 1006...1014, 3000...4999: return .close(code: code)
        default: return nil
        }
    }
}
