extension BrokenToken {
    /// RFC 9068 §2.1: made for another purpose.
    static let typAtJwt = BrokenToken("typ-at-jwt", "`typ` is at+jwt, an access token", .type) {
        $0.heading("typ", text: "at+jwt").bytes
    }
}
