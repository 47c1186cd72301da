import Encoding
import Support
import Testing
import Tokens

/// One line of `Fixtures/tokens/vectors.jsonl`: a token, the rules, and what must come of it.
struct TokenVector: CustomTestStringConvertible, Sendable {
    let name: String
    let json: JSON

    var testDescription: String { name }

    static let all: [TokenVector] = Repository.lines("tokens/vectors.jsonl").map { line in
        guard let json = try? JSON(reading: line), let name = json["name"]?.string else {
            preconditionFailure("no vector: \(line)")
        }
        return TokenVector(name: name, json: json)
    }

    var token: String {
        String(repeating: json["token"]?.string ?? "", count: Int(json["times"]?.int ?? 1))
    }
    var outcome: String { json["outcome"]?.string ?? "" }

    var now: Instant {
        guard let seconds = json["at"]?.double else { return Minting.now }
        return Instant(milliseconds: Int64((seconds * 1000).rounded()))
    }

    /// Whether the token was logged out.
    var isRevoked: Bool { json["revoked"]?.bool ?? false }

    /// The numbers of identity.md, section C, that the line shows.
    var checks: [Int] { json["checks"]?.elements.compactMap { $0.int.map { Int($0) } } ?? [] }

    /// The named keys, newest first, or the one that came without a name.
    var keys: [SigningKey] {
        guard let named = json["keys"] else { return [key] }
        return named.elements.map { key in
            Minting.key(
                key["id"]?.string, key["secret"]?.string ?? "",
                retiresAt: key["retiresAt"]?.double.map { Instant(milliseconds: Int64($0 * 1000)) })
        }
    }

    private var key: SigningKey {
        guard let text = json["secretBase64url"]?.string else {
            return Minting.key(nil, json["secret"]?.string ?? Minting.secret)
        }
        return SigningKey(id: nil, secret: (try? Base64URL.decode(Array(text.utf8))) ?? [])
    }

    /// The strings of a list, none where it is not given.
    func list(_ name: String) -> [String] { json[member: name]?.elements.compactMap(\.string) ?? [] }

    /// Sets what the line's `policy` names; the names are the configuration's.
    func apply(to policy: inout VerificationPolicy) {
        guard let members = json["policy"]?.members else { return }
        for member in members {
            switch member.name {
            case "maxLifetime":
                let maximum = member.value.string.flatMap { Duration(written: $0) } ?? .zero
                policy.lifetime = VerificationPolicy.Lifetime(maximum: maximum)
            case "leeway": policy.leeway = member.value.string.flatMap { Duration(written: $0) } ?? .zero
            case "requireExp": policy.requiresExpiry = member.value.bool ?? false
            case "checkIat": policy.checksIssuedAt = member.value.bool ?? false
            case "issuer": policy.issuer = member.value.string
            case "audience": policy.audience = member.value.string
            case "platform": applyConnect(to: &policy)
            case "widget": policy.widget = member.value.string ?? ""
            default: preconditionFailure("\(name): unknown policy \(member.name)")
            }
        }
    }

    /// What amazon-connect asks of a token: contract, section 4.
    private func applyConnect(to policy: inout VerificationPolicy) {
        guard json["policy"]?["platform"]?.string == "amazon-connect" else {
            preconditionFailure("\(name): unknown platform")
        }
        policy.maximumBytes = 3_072
        policy.subject = .widget(snippetID: nil)
        policy.requiresExpiry = true
        policy.requiresIssuedAt = true
        policy.lifetime = VerificationPolicy.Lifetime(
            maximum: .seconds(600), tolerance: .seconds(2), alsoFromClock: true)
        policy.checksAttributes = true
    }
}
