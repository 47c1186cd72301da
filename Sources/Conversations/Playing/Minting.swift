import Chat
import Encoding
import Tokens

/// Makes the token that a step asks for, as a website's backend would.
enum Minting {
    /// The members of a token that are not claims (contract, section 7).
    static let directives = ["lifetime", "broken", "key", "claims"]

    /// What a step may say of a token.
    static let shape = Shape.variants([
        Record(
            what: "a raw token",
            members: [Member("raw", .anyText, "the token as it is", isRequired: true)], marker: "raw"),
        Record(
            what: "a website's token",
            members: [Member("from", .text, "the URL of the website's token endpoint", isRequired: true)],
            marker: "from"),
        Record(
            what: "a token",
            members: [
                Member("lifetime", .duration, "from iat to exp; 5m where nothing is said"),
                Member("broken", .choice(BrokenToken.all.map(\.kind)), "the way in which it is wrong"),
                Member("key", .text, "the id of the key that signs; the newest where nothing is said"),
                Member("claims", .object, "claims whose names are directives here"),
            ], others: .anything),
    ])

    /// The bytes of the token, at the stage's time.
    static func token(_ value: JSON, on stage: Stage) throws(PlayFailure) -> [UInt8] {
        if let raw = value["raw"]?.stringBytes { return raw }
        if let url = value["from"]?.string {
            do throws(ExchangeFailure) {
                return try stage.exchange.website(url)
            } catch {
                throw .unreachable(error.sentence)
            }
        }
        guard let key = value["key"]?.string.map({ stage.key(named: $0) }) ?? stage.signingKey else {
            throw .impossible("the widget has no key to sign with")
        }
        let claims = try claims(value, on: stage)
        if let kind = value["broken"]?.string.flatMap(BrokenToken.named) {
            return kind.make(from: claims, key: key, policy: stage.policy, now: stage.now)
        }
        return Array(Signer.sign(claims.compact, with: key).utf8)
    }

    /// Every claim that a step gives, directives left out, in order.
    static func given(_ value: JSON) -> [JSONMember] {
        let plain = value.members.filter { member in !directives.contains { member.hasName($0) } }
        return plain + (value["claims"].map { Array($0.members) } ?? [])
    }

    /// `sub`, `iat` and `exp` first, unless a claim gives them (contract, section 1, `mint`).
    private static func claims(_ value: JSON, on stage: Stage) throws(PlayFailure) -> JSON {
        let given = given(value)
        func claim(_ name: StaticString) -> JSON? { given.first { $0.hasName(name) }?.value }
        let issuedAt = claim("iat").flatMap(NumericDate.init)?.instant ?? stage.now
        let lifetime = value["lifetime"]?.string.flatMap { Duration(written: $0) } ?? .seconds(300)
        let (expiry, _) = (issuedAt.milliseconds / 1000).addingReportingOverflow(lifetime.milliseconds / 1000)
        return try Answer.written { writer in
            if claim("sub") == nil, stage.widget.platform == .amazonConnect {
                writer.member("sub", stage.widget.id)
            }
            if claim("iat") == nil { writer.member("iat", Int(stage.now.milliseconds / 1000)) }
            if claim("exp") == nil { writer.member("exp", Int(expiry)) }
            for member in given { writer.member(member) }
        }
    }
}
