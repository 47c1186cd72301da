import Encoding

/// Mistakes with dates and the subject.
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
        return "`\(name)` looks like milliseconds: divided by 1000 it is \(meant.written)."
    }

    static let secondsAsString = TokenHint("seconds-as-string", "a date was given as a string") {
        evidence, _ in
        guard let claims = evidence.claims else { return nil }
        let dates = [("exp", claims.expiresAt), ("iat", claims.issuedAt), ("nbf", claims.notBefore)]
        for (name, reading) in dates {
            guard case .wrongType(let value) = reading, let text = value.string, Double(text) != nil else {
                continue
            }
            return "`\(name)` is the string \"\(text.cut(to: 40))\"; send the number."
        }
        return nil
    }

    static let minusInsteadOfPlus = TokenHint("minus-instead-of-plus", "the lifetime was subtracted") {
        evidence, _ in
        guard
            let issuedAt = evidence.claims?.issuedAt.value, let expiry = evidence.claims?.expiresAt.value,
            expiry.seconds < issuedAt.seconds, issuedAt.seconds - expiry.seconds <= 31 * 86_400
        else { return nil }
        let span = Duration.milliseconds(Int64((issuedAt.seconds - expiry.seconds) * 1000)).words
        return "`exp` lies \(span) before `iat`; add the lifetime instead of taking it away."
    }

    static let numberAsSubject = TokenHint("number-subject", "`sub` was given as a number") { evidence, _ in
        guard case .wrongType(let value)? = evidence.claims?.subject, let number = value.numberText else {
            return nil
        }
        return "`sub` is the number \(number.cut(to: 40)); send it as the string \"\(number.cut(to: 40))\"."
    }
}
