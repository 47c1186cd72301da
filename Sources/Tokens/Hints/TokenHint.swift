import Encoding
import Hashing

/// One mistake that websites make with tokens: its name, and how it is recognised.
package struct TokenHint: Sendable {
    /// What was recognised, with the repair of this case.
    typealias Sighting = (detail: String, repair: Repair?)

    /// The mistake's stable name.
    package let id: String
    /// What the website did, in one clause.
    package let mistake: String
    private let recognise: @Sendable (Evidence, Surroundings) -> Sighting?

    /// A mistake that is always repaired in the same way.
    init(
        _ id: String, _ mistake: String, _ repair: Repair,
        recognise: @escaping @Sendable (Evidence, Surroundings) -> String?
    ) {
        self.init(id, mistake) { evidence, surroundings in
            recognise(evidence, surroundings).map { ($0, repair) }
        }
    }

    /// A mistake whose repair depends on how it shows.
    init(
        _ id: String, _ mistake: String, sighting: @escaping @Sendable (Evidence, Surroundings) -> Sighting?
    ) {
        self.id = id
        self.mistake = mistake
        recognise = sighting
    }

    func find(_ evidence: Evidence, _ surroundings: Surroundings) -> Hint? {
        recognise(evidence, surroundings).map { Hint(id, $0.detail, repair: $0.repair) }
    }
}

extension Evidence {
    /// Whether the signature was held against the keys and none fits: only then is another key tried.
    var signatureFails: Bool {
        if case .none = match { true } else { false }
    }

    /// Whether another secret would make the signature hold.
    func holds(under secret: [UInt8]) -> Bool {
        guard !secret.isEmpty, let form, let signature = signaturePart.bytes else { return false }
        let token = token
        let mac = SigningKey(id: nil, secret: secret).mac.authenticate(
            token.span.extracting(form.signingInput))
        return mac.equals(signature.span)
    }

    /// The first key of the widget of which a changed secret makes the signature hold; one MAC a key.
    func key(holdingAfter change: ([UInt8]) -> [UInt8]?) -> SigningKey? {
        guard signatureFails else { return nil }
        return keys.keys.first { key in
            guard let changed = change(key.secret), changed != key.secret else { return false }
            return holds(under: changed)
        }
    }
}

extension SigningKey {
    /// The key's name in a sentence.
    var words: String { id.map { "key \($0)" } ?? "the key" }
}
