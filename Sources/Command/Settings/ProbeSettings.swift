import Chat
import Encoding
import HTTP
import Probe
import Service
import Tokens

/// What `check` is asked to do, read from its words.
struct ProbeSettings {
    let plan: ProbePlan
    /// Where the JUnit report goes; nil where none is wanted.
    let junitFile: String?

    /// The most calls of one run: `check` is no load generator.
    private static let mostCalls = 100

    init(_ arguments: Arguments) throws(CommandFailure) {
        guard let word = arguments.operands.first else {
            throw .usage("check wants the URL of a token endpoint", more: "chatgate check --help")
        }
        guard let url = ProbeURL(word) else {
            throw .usage(
                "the URL must be like http://127.0.0.1:3000/token, without a name and a password in it, not "
                    + "\(word.prefix(100))")
        }
        var plan = ProbePlan(request: try Self.request(url, arguments))
        plan.count = try Self.count(arguments)
        plan.tokenPlace = try Self.place(arguments)
        plan.expectsRefusal = arguments["--expect-refusal"] != nil
        self.plan = plan
        junitFile = try Self.junitFile(arguments)
    }

    private static func request(_ url: ProbeURL, _ arguments: Arguments) throws(CommandFailure)
        -> ProbeRequest
    {
        let body = arguments["--body"].map { Array($0.utf8) } ?? []
        let method = try method(arguments)
        if !body.isEmpty, method == .get { throw .usage("--body wants --method POST") }
        var request = ProbeRequest(method: method, url: url, body: body)
        for word in arguments.all("--header") { request.fields.append(try header(word)) }
        if !request.has("accept") { request.fields.append(("Accept", "application/json, text/plain, */*")) }
        if !request.has("user-agent") { request.fields.append(("User-Agent", "chatgate/\(Version.text)")) }
        if !body.isEmpty, !request.has("content-type") {
            let isJSON = (try? JSON(reading: body)) != nil
            let type = isJSON ? "application/json" : "application/x-www-form-urlencoded"
            request.fields.append(("Content-Type", type))
        }
        return request
    }

    private static func method(_ arguments: Arguments) throws(CommandFailure) -> Method {
        switch arguments["--method"] {
        case nil: arguments["--body"] == nil ? .get : .post
        case "GET": .get
        case "POST": .post
        case let word?: throw .usage("--method is GET or POST, not \(word.prefix(60))")
        }
    }

    /// A field as it may stand in a head; what frames the message is ours.
    private static func header(_ word: String) throws(CommandFailure) -> (name: String, value: String) {
        // What stands behind the colon may be a cookie, so it is never repeated.
        guard let colon = word.firstIndex(of: ":"), colon != word.startIndex,
            word[..<colon].utf8.allSatisfy(isToken)
        else { throw .usage("--header is 'Name: value', like 'Cookie: session=…'") }
        let name = String(word[..<colon])
        let value = word[word.index(after: colon)...].drop { $0 == " " }
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw .usage("--header \(name): a control character cannot stand in a value")
        }
        if ["content-length", "transfer-encoding", "connection", "expect", "te", "upgrade"]
            .contains(name.lowercased())
        {
            throw .usage("--header \(name): how the message is framed is not for a flag to say")
        }
        return (name, String(value))
    }

    /// RFC 9110 §5.6.2.
    private static func isToken(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(octet)
        }
    }

    private static func count(_ arguments: Arguments) throws(CommandFailure) -> Int {
        guard let word = arguments["--count"] else { return 3 }
        guard let count = Int(word), (1...mostCalls).contains(count) else {
            throw .usage("--count is a number from 1 to \(mostCalls), not \(word.prefix(60))")
        }
        return count
    }

    private static func place(_ arguments: Arguments) throws(CommandFailure) -> JSONPointer? {
        guard let word = arguments["--token-at"] else { return nil }
        guard let pointer = JSONPointer(word) else {
            throw .usage("--token-at is a JSON pointer like /data/token, not \(word.prefix(60))")
        }
        return pointer
    }

    private static func junitFile(_ arguments: Arguments) throws(CommandFailure) -> String? {
        guard let word = arguments["--report"] else { return nil }
        guard word.hasPrefix("junit="), word.count > 6 else {
            throw .usage("--report is junit=FILE, not \(word.prefix(60))")
        }
        return String(word.dropFirst(6))
    }
}
