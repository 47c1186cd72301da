import Encoding

/// Mistakes in writing a date. No MAC is computed.
extension TokenHint {
    static let milliseconds = TokenHint("milliseconds", "a date was given in milliseconds") { evidence, _ in
        guard let claims = evidence.claims else { return nil }
        let dates = [
            ("exp", claims.expiresAt.value), ("iat", claims.issuedAt.value), ("nbf", claims.notBefore.value),
        ]
        // Beyond year 9999 always, whatever the clock says (contract, section 6).
        let plausible = min(100 * max(evidence.now.seconds, 1e9), NumericDate.lastSecond)
        let suspects = dates.filter { $0.1.map { $0.seconds > plausible } ?? false }
        guard case (let name, let date?)? = suspects.first else { return nil }
        let meant = NumericDate(seconds: date.seconds / 1000)
        return (
            "`\(name)` looks like milliseconds: divided by 1000 it is \(meant.written).", inSeconds(name)
        )
    }

    /// The words for a date in seconds: `exp` a lifetime from now, the others now.
    private static func inSeconds(_ name: String) -> Repair {
        let isExpiry = name == "exp"
        return Repair(
            node: "\(name): Math.floor(Date.now() / 1000)" + (isExpiry ? " + 300" : ""),
            python: "\"\(name)\": int(time.time())" + (isExpiry ? " + 300" : ""),
            swift: "\(name): .init(value: .now" + (isExpiry ? ".addingTimeInterval(300))" : ")"))
    }

    static let secondsAsString = TokenHint("seconds-as-string", "a date was given as a string") {
        evidence, _ in
        guard let claims = evidence.claims else { return nil }
        let dates = [("exp", claims.expiresAt), ("iat", claims.issuedAt), ("nbf", claims.notBefore)]
        for (name, reading) in dates {
            guard case .wrongType(let value) = reading, let text = value.string, Double(text) != nil else {
                continue
            }
            let repair = Repair(
                node: "\(name): Number(\(name))", python: "\"\(name)\": int(\(name))",
                swift: "let \(name): Int // not String")
            return ("`\(name)` is the string \"\(text.cut(to: 40))\"; send the number.", repair)
        }
        return nil
    }

    static let minusInsteadOfPlus = TokenHint(
        "minus-instead-of-plus", "the lifetime was subtracted",
        Repair(
            node: "exp: Math.floor(Date.now() / 1000) + lifetime // not -",
            python: #""exp": int(time.time()) + lifetime  # not -"#,
            swift: "exp: .init(value: .now.addingTimeInterval(lifetime)) // not -lifetime")
    ) { evidence, _ in
        guard
            let issuedAt = evidence.claims?.issuedAt.value, let expiry = evidence.claims?.expiresAt.value,
            expiry.seconds < issuedAt.seconds, issuedAt.seconds - expiry.seconds <= 31 * 86_400,
            evidence.expiryZone == nil
        else { return nil }
        let span = Duration.milliseconds(Int64((issuedAt.seconds - expiry.seconds) * 1000)).words
        return "`exp` lies \(span) before `iat`; add the lifetime instead of taking it away."
    }
}
