extension BrokenToken {
    /// The page handed on the whole answer, not its member.
    static let wholeAnswer = BrokenToken("whole-answer", "the endpoint's JSON around it", .malformed) {
        Array(#"{"token":""#.utf8) + $0.bytes + Array(#""}"#.utf8)
    }
}
