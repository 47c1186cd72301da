extension BrokenToken {
    /// JavaScript that did not await its token.
    static let placeholder = BrokenToken("placeholder", "`[object Promise]` came instead", .malformed) { _ in
        Array("[object Promise]".utf8)
    }
}
