import Hashing

/// Mistakes in choosing key or algorithm. Each is proved: with the other one the signature holds.
///
/// At most one MAC for every key of the widget and for a thousand of the others', and one of HS384 or HS512
/// for every key of the widget.
extension TokenHint {
    /// Whoever asks waits, and so does everybody beside: a website has a few widgets, not a thousand.
    private static let mostKeysOfOthers = 1_000

    static let otherKey = TokenHint("other-key", "another configured key was used") { evidence, around in
        guard evidence.signatureFails else { return nil }
        if let key = evidence.keys.keys.first(where: { evidence.holds(under: $0.secret) }) {
            return (
                "The signature holds under \(key.words) of this widget, but `kid` names another.", namingKey
            )
        }
        let others = around.neighbours.lazy.flatMap { neighbour in
            neighbour.keys.keys.lazy.map { (widget: neighbour.widget, key: $0) }
        }
        let few = others.prefix(mostKeysOfOthers)
        guard let other = few.first(where: { evidence.holds(under: $0.key.secret) }) else { return nil }
        return ("The signature holds under \(other.key.words) of widget \(other.widget).", choosingKey)
    }

    private static let namingKey = Repair(
        node: #"jwt.sign(claims, secret, { keyid: "the id of that secret" })"#,
        python: #"jwt.encode(claims, secret, headers={"kid": "the id of that secret"})"#,
        swift: #"try await keys.sign(payload, kid: "the id of that secret")"#)

    private static let choosingKey = Repair(
        node: "jwt.sign(claims, process.env.SECRET_OF_THIS_WIDGET)",
        python: #"jwt.encode(claims, os.environ["SECRET_OF_THIS_WIDGET"])"#,
        swift: #"HMACKey(from: environment["SECRET_OF_THIS_WIDGET"])"#)

    static let retiredKey = TokenHint(
        "retired-key", "a key was used after its time",
        Repair(
            node: "jwt.sign(claims, process.env.NEWEST_SECRET)",
            python: #"jwt.encode(claims, os.environ["NEWEST_SECRET"])"#,
            swift: #"HMACKey(from: environment["NEWEST_SECRET"])"#)
    ) { evidence, _ in
        guard case .retired(let key) = evidence.match else { return nil }
        return "The signature holds under \(key.words), which is retired; sign with the newest key."
    }

    static let longerHash = TokenHint(
        "hs384-or-hs512", "the key was used with HS384 or HS512",
        Repair(
            node: #"jwt.sign(claims, secret, { algorithm: "HS256" })"#,
            python: #"jwt.encode(claims, secret, algorithm="HS256")"#,
            swift: "await keys.add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)")
    ) { evidence, _ in
        guard let form = evidence.form, let signature = evidence.signaturePart.bytes,
            let length = SHA512.Length.allCases.first(where: { $0.byteCount == signature.count })
        else { return nil }
        let token = evidence.token
        let key = evidence.keys.keys.first { key in
            guard !key.secret.isEmpty else { return false }
            let code = SHA512.authenticate(
                token.span.extracting(form.signingInput), key: key.secret, length)
            return ConstantTime.equal(code.span, signature.span)
        }
        return key.map {
            "The signature holds under \($0.words) with \(length == .bits384 ? "HS384" : "HS512"); this "
                + "platform takes HS256 alone."
        }
    }
}
