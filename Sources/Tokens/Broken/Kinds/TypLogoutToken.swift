extension BrokenToken {
    /// OpenID Connect Back-Channel Logout, section 2.4.
    static let typLogout = BrokenToken("typ-logout", "`typ` is logout+jwt", .type) {
        $0.heading("typ", text: "logout+jwt").bytes
    }
}
