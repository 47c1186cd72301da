extension BrokenToken {
    /// Well formed, and it never holds (contract, section 6).
    static let signatureEmpty = BrokenToken("signature-empty", "nothing behind the second dot", .signature) {
        $0.unsigned
    }
}
