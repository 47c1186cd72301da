import Encoding

extension FaultKind {
    static let slow = FaultKind(
        "slow", "slow=16/100ms",
        "The body comes in pieces of so many bytes, one each time, 1ms to 1m."
    ) { argument in
        let parts = argument?.split(separator: "/", omittingEmptySubsequences: false).map(String.init) ?? []
        guard parts.count == 2, let bytes = ByteSize.parse(parts[0]), bytes > 0,
            let every = Duration(written: parts[1]), (.milliseconds(1)...(.seconds(60))).contains(every)
        else { return nil }
        return .slow(bytes: bytes, every: every)
    }
}
