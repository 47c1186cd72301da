import Encoding
import HTTP
import Service
import Transport

/// What `--verify` looks at: expectations on the events of sandboxes, each in the form of
/// `POST /events/verify` (contract, section 5) with `sandbox` beside it.
struct Expectations {
    /// One of them.
    private struct Expectation {
        /// Where it stands: `file:line:column`.
        let place: String
        let sandbox: String
        /// What control is asked.
        let body: [UInt8]
    }

    private let all: [Expectation]
    private let adminToken: String?

    /// Reads a file; what control would not understand is refused before anything runs.
    init(file: String, of settings: GatewaySettings) throws(CommandFailure) {
        guard let bytes = Files.read(file) else { throw .usage("cannot read the expectations \(file)") }
        let text: JSON
        do throws(JSONError) {
            text = try JSON(reading: bytes, rules: .file)
        } catch {
            throw .usage("\(file):\(error.line):\(error.column): \(error.sentence)")
        }
        adminToken = settings.adminToken
        all = try Self.read(text, file)
        // Asked of a gateway in which nothing has happened, only one that cannot be understood is refused.
        var empty = Gateway(settings) { [UInt8](repeating: 0, count: 32) }
        for expectation in all {
            let response = response(to: expectation, &empty)
            guard [200, 409].contains(response.status.code) else {
                let detail = (try? JSON(reading: response.body))?["detail"]?.string
                throw .usage("\(expectation.place): \(detail ?? "status \(response.status.code)")")
            }
        }
    }

    /// What did not hold, each as lines for people.
    func broken(in gateway: inout Gateway) -> [String] {
        var reports: [String] = []
        for expectation in all {
            let response = response(to: expectation, &gateway)
            if response.status.code == 200 { continue }
            let report = ExpectationReport(
                place: expectation.place, sandbox: expectation.sandbox,
                answer: try? JSON(reading: response.body))
            reports.append(report.text)
        }
        return reports
    }

    private func response(to expectation: Expectation, _ gateway: inout Gateway) -> Response {
        var fields = [(name: "Host", value: "127.0.0.1"), (name: "Content-Type", value: "application/json")]
        if let adminToken { fields.append(("Authorization", "Bearer \(adminToken)")) }
        let path = "/sandbox/\(expectation.sandbox)/_chatgate/v1/events/verify"
        let request = Request(method: .post, path: path, fields: fields, body: expectation.body)
        return gateway.respond(to: request, at: .now)
    }

    private static func read(_ text: JSON, _ file: String) throws(CommandFailure) -> [Expectation] {
        if let member = text.members.first(where: { !["expect", "$schema"].contains($0.name) }) {
            let nearest = Spelling.nearest(to: member.name, among: ["expect"]).map {
                "; did you mean \"\($0)\"?"
            }
            throw .usage("\(place(member.location, file)): unknown member \(member.name)\(nearest ?? "")")
        }
        guard let list = text["expect"], list.kind == .array, list.count > 0 else {
            throw .usage("\(place(text.location, file)): there must be \"expect\", a list that is not empty")
        }
        var all: [Expectation] = []
        for element in list.elements { all.append(try read(element, place(element.location, file))) }
        return all
    }

    private static func read(_ element: JSON, _ place: String) throws(CommandFailure) -> Expectation {
        guard element.kind == .object else { throw .usage("\(place): an expectation is an object") }
        let sandbox = element["sandbox"]
        let name = sandbox == nil ? "default" : sandbox?.string ?? ""
        // Anything else could reach another path than the one that is meant.
        guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(isOfName) else {
            throw .usage("\(place): \"sandbox\" has 1 to 64 of A-Z a-z 0-9 . _ -")
        }
        var writer = JSONWriter()
        writer.beginObject()
        for member in element.members where !member.hasName("sandbox") { writer.member(member) }
        writer.endObject()
        return Expectation(place: place, sandbox: name, body: writer.bytes)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
        }
    }

    private static func place(_ location: TextLocation, _ file: String) -> String {
        "\(file):\(location.line):\(location.column)"
    }
}
