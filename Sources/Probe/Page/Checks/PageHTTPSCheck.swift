extension PageCheck {
    /// The seed's security practices: HTTPS for all pages embedding the widget.
    static let https = PageCheck("https", "A page off this machine comes over https.") { observation in
        guard let url = observation.answer?.url, !isLocal(url.host) else { return [] }
        if url.isSecure { return [.pass(nil, "the page comes over https")] }
        return [
            .warn(
                nil,
                "the page comes over http, and whoever stands between can read its token",
                "Serve every page with the widget over https.")
        ]
    }

    private static func isLocal(_ host: String) -> Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "::1"
    }
}
