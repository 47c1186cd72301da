import Encoding
import Support
import Testing
import Tokens

/// One line of `Fixtures/libraries/comparisons.jsonl`: claims under a signature that holds, and who differs.
struct LibraryCase: CustomTestStringConvertible, Sendable {
    let json: JSON

    var testDescription: String { json["name"]?.string ?? "" }

    static let all: [LibraryCase] = Repository.lines("libraries/comparisons.jsonl").map { line in
        guard let json = try? JSON(reading: line) else { preconditionFailure("no case: \(line)") }
        return LibraryCase(json: json)
    }

    var now: Instant {
        guard let seconds = json["at"]?.double else { return Minting.now }
        return Instant(milliseconds: Int64((seconds * 1000).rounded()))
    }

    var verdict: Verdict {
        let header = json["header"]?.string ?? Minting.header
        return Minting.token(json["payload"]?.string ?? "", header: header).judged(at: now) { policy in
            for member in json["policy"]?.members.map({ $0 }) ?? [] { Self.apply(member, to: &policy) }
        }
    }

    /// Library and verdict, as the line gives them.
    var differing: [String: String] {
        var lines: [String: String] = [:]
        for member in json["differs"]?.members.map({ $0 }) ?? [] { lines[member.name] = member.value.string }
        return lines
    }

    private static func apply(_ member: JSONMember, to policy: inout VerificationPolicy) {
        let duration = member.value.string.flatMap { Duration(written: $0) } ?? .zero
        switch member.name {
        case "leeway": policy.leeway = duration
        case "maxLifetime": policy.lifetime = VerificationPolicy.Lifetime(maximum: duration)
        case "checkIat": policy.checksIssuedAt = member.value.bool ?? false
        case "issuer": policy.issuer = member.value.string
        case "audience": policy.audience = member.value.string
        default: preconditionFailure("unknown policy \(member.name)")
        }
    }
}
