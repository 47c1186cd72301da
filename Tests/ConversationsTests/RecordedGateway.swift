import Encoding
import HTTP
import Service

@testable import Chat
@testable import Conversations

/// A gateway in memory whose sessions are ended and written down before their sandbox goes.
final class RecordedGateway {
    private(set) var recordings: [Recording] = []
    private(set) var faults: [RecordingFault] = []
    private let configuration: Configuration
    private var gateway: Gateway

    /// A gateway of the demo widgets, and of one more where a fixture brings it.
    init(_ widget: Widget? = nil, limits: Limits? = nil) {
        var configuration = Configuration()
        if let limits { configuration.limits = limits }
        configuration.widgets += [widget].compactMap { $0 }
        self.configuration = configuration
        gateway = Gateway(GatewaySettings(configuration, publicURL: "http://127.0.0.1:4820")) {
            [UInt8](repeating: 9, count: 32)
        }
    }

    /// What reaches the gateway; all that is open is ended, and all that ended recorded, before it forgets.
    var exchange: Exchange {
        Exchange(
            send: { (request) throws(ExchangeFailure) in
                if request.method == .delete, request.path.hasSuffix("/_chatgate/v1") { self.finish(request) }
                return self.gateway.respond(to: request, at: Conversation.real)
            },
            website: { (url) throws(ExchangeFailure) in throw ExchangeFailure(url) }, waits: { _ in false })
    }

    /// Plays a recording in a gateway of the same widgets.
    func replay(_ recording: Recording) throws -> FixtureResult {
        let fixture = try FixtureReader.read(
            Array(recording.text.utf8), file: recording.file, in: FixtureContext(configuration))
        let settings = GatewaySettings(configuration, publicURL: "http://127.0.0.1:4820")
        let exchange = Exchange.inMemory(settings, at: Conversation.noon) { (url) throws(ExchangeFailure) in
            throw ExchangeFailure(url)
        }
        return try Player(exchange, sandbox: "recorded", now: Conversation.noon).play(fixture)
    }

    private func finish(_ request: Request) {
        let sessions = gateway.respond(
            to: Request(method: .get, path: request.path + "/sessions"), at: Conversation.real)
        let list = try? JSON(reading: sessions.body, rules: JSONRules(maxMembers: 100_000))
        for session in list?["sessions"].map({ Array($0.elements) }) ?? [] {
            let path = request.path + "/sessions/" + (session["id"]?.string ?? "") + "/end"
            _ = gateway.respond(to: Request(method: .post, path: path), at: Conversation.real)
        }
        for (_, journal) in gateway.journals { record(journal) }
    }

    private func record(_ journal: Journal) {
        var ended = EndedSessions()
        for (end, start) in ended.next(in: journal) {
            do throws(RecordingFault) {
                recordings.append(
                    try Recording(of: end, from: start, in: journal, widgets: configuration.widgets))
            } catch {
                faults.append(error)
            }
        }
    }
}
