extension BrokenToken {
    /// The mistake of nearly everybody (amazon-connect.md, section 1.2).
    static let subSnippetId = BrokenToken(
        "sub-snippet-id", "`sub` is the snippetId", .subject, needs: .amazonConnect
    ) {
        $0.with("sub", text: $0.snippetID).bytes
    }
}
