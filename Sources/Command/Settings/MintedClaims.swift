import Chat
import Encoding
import Tokens

/// The claims that `mint` was asked for.
struct MintedClaims {
    /// The payload as compact JSON: `sub`, `iat` and `exp` first, unless a claim gives them.
    let payload: [UInt8]

    init(_ arguments: Arguments, _ settings: TokenSettings) throws(CommandFailure) {
        let claims = try Self.claims(arguments)
        let attributes = try Self.attributes(arguments, settings.widget)
        if attributes != nil, claims.contains(where: { $0.name == "attributes" }) {
            throw .usage("--attribute and a claim `attributes` exclude each other")
        }
        var writer = JSONWriter()
        writer.beginObject()
        let given = Set(claims.map(\.name))
        if !given.contains("sub") {
            writer.name("sub")
            writer.string(try Self.subject(arguments, settings.widget))
        } else if arguments["--sub"] != nil {
            throw .usage("--sub and a claim `sub` exclude each other")
        }
        let issuedAt = try Self.issuedAt(claims) ?? settings.now.milliseconds / 1000
        if !given.contains("iat") { writer.member("iat", Int(issuedAt)) }
        if !given.contains("exp") {
            let (expiry, overflow) = issuedAt.addingReportingOverflow(try Self.lifetime(arguments))
            if overflow { throw .usage("--lifetime reaches beyond all time") }
            writer.member("exp", Int(expiry))
        } else if arguments["--lifetime"] != nil {
            throw .usage("--lifetime and a claim `exp` exclude each other")
        }
        for claim in claims {
            writer.name(claim.name)
            writer.raw(claim.value)
        }
        if let attributes {
            writer.name("attributes")
            writer.rawBytes(attributes)
        }
        writer.endObject()
        payload = writer.bytes
    }

    /// The second of an `iat` that a claim gives, its fraction cut; nil where it gives none that is a date.
    private static func issuedAt(_ claims: [(name: String, value: JSON)]) throws(CommandFailure) -> Int64? {
        guard let claim = claims.first(where: { $0.name.utf8.elementsEqual("iat".utf8) }) else { return nil }
        guard claim.value.kind == .number else { return nil }
        guard let date = NumericDate(claim.value) else {
            throw .usage("`exp` cannot be counted from that `iat`; give both")
        }
        return date.instant.milliseconds / 1000
    }

    private static func subject(_ arguments: Arguments, _ widget: Widget) throws(CommandFailure) -> String {
        if let sub = arguments["--sub"] { return sub }
        if widget.platform == .amazonConnect { return widget.id }
        throw .usage("on applied a token names its customer: --sub ID")
    }

    private static func lifetime(_ arguments: Arguments) throws(CommandFailure) -> Int64 {
        let text = arguments["--lifetime"] ?? "5m"
        guard let duration = Duration(written: text) else {
            throw .usage("--lifetime is a duration like 90s, 5m or 1h, not \(text.prefix(60))")
        }
        return duration.milliseconds / 1000
    }

    private static func claims(_ arguments: Arguments) throws(CommandFailure) -> [(name: String, value: JSON)]
    {
        var claims: [(name: String, value: JSON)] = []
        func add(_ name: String, _ value: JSON) throws(CommandFailure) {
            // Names are bytes: two spellings of one letter are two claims.
            if claims.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
                throw .usage("the claim `\(name)` stands twice")
            }
            claims.append((name, value))
        }
        for word in arguments.all("--claim") {
            let (name, text) = try pair(word, "--claim")
            try add(name, try json(quoted(text), "--claim"))
        }
        for word in arguments.all("--claim-json") {
            let (name, text) = try pair(word, "--claim-json")
            try add(name, try json(Array(text.utf8), "--claim-json \(name)"))
        }
        return claims
    }

    private static func attributes(_ arguments: Arguments, _ widget: Widget) throws(CommandFailure)
        -> [UInt8]?
    {
        let words = arguments.all("--attribute")
        if words.isEmpty { return nil }
        guard widget.platform == .amazonConnect else {
            throw .usage(
                "--attribute is for amazon-connect; on applied every claim is one: --claim NAME=VALUE")
        }
        var names: Set<[UInt8]> = []
        var writer = JSONWriter()
        writer.beginObject()
        for word in words {
            let (name, text) = try pair(word, "--attribute")
            if !names.insert(Array(name.utf8)).inserted {
                throw .usage("the attribute `\(name)` stands twice")
            }
            writer.name(name)
            writer.string(text)
        }
        writer.endObject()
        return writer.bytes
    }

    private static func pair(_ word: String, _ flag: String) throws(CommandFailure) -> (String, String) {
        guard let (name, value) = word.parted(at: "="), !name.isEmpty else {
            throw .usage("\(flag) is NAME=VALUE, not \(word.prefix(60))")
        }
        return (name, value)
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(text)
        return writer.bytes
    }

    private static func json(_ bytes: [UInt8], _ what: String) throws(CommandFailure) -> JSON {
        do throws(JSONError) {
            return try JSON(reading: bytes)
        } catch {
            throw .usage("\(what) is not JSON: \(error.sentence)")
        }
    }
}
