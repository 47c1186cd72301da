import Encoding
import HTTP
import Service

/// What one test runner does in its sandbox, step by step: the same calls whoever works beside it.
struct Worker {
    static let steps = 32

    let number: Int
    private let sandbox: String
    private let token: String
    private var session = ""
    private var cursor = ""
    private var page: StreamID?
    private var done = 0
    /// Everything that was answered and heard, word for word.
    private(set) var transcript: [String] = []

    init(_ number: Int) {
        self.number = number
        sandbox = "/sandbox/worker-\(number)"
        token = World.token(
            #"{"sub":"u-42","n":\#(number),"exp":\#(World.noonSeconds + Int64(number) * 86_400 + 3_600)}"#)
    }

    var isDone: Bool { done == Self.steps }

    /// Does the next step.
    mutating func step(_ world: inout World) throws {
        defer { done += 1 }
        switch done {
        case 0: clock(#"{"freeze":"2026-01-\#(15 + number)T09:00:00Z"}"#, &world)
        case 1, 9, 21: try start(&world)
        case 2: page = try world.listen(to: session, token: token, sandbox: sandbox, last: "0")
        case 3, 10, 22: control(.post, "/sessions/\(session)/messages", #"{"text":"to \#(number)"}"#, &world)
        case 4, 11: widget(.post, "/sessions/\(session)/messages", #"{"text":"from \#(number)"}"#, &world)
        case 5: clock(#"{"advance":"\#(number + 1)m"}"#, &world)
        case 6: control(.post, KeyTests.keys, KeyTests.body("k\(number)"), &world)
        case 7: control(.put, "/widgets/mine", WidgetTests.body("mine"), &world)
        case 8 where number % 2 == 0: control(.delete, KeyTests.keys + "/k\(number)", "", &world)
        case 12: try turnPage(&world)
        case 13: widget(.get, "/history?cursor=\(cursor)", "", &world)
        case 14 where number % 3 == 0: widget(.post, "/logout?session=\(session)", "", &world)
        case 15: clock(#"{"advance":"59m"}"#, &world)
        case 16: widget(.get, "/history", "", &world)
        case 17, 29: control(.get, "/events?limit=1000", "", &world)
        case 18, 30: control(.get, "/sessions", "", &world)
        case 19 where number % 4 == 0: control(.post, "/reset", "", &world)
        case 20 where number % 4 != 3: clock(#"{"freeze":"2026-01-\#(15 + number)T09:00:00Z"}"#, &world)
        case 23: control(.post, "/sessions/\(session)/end", "", &world)
        case 28 where number % 5 == 4: control(.delete, "", "", &world)
        case 31: control(.get, "/clock", "", &world)
        default: widget(.get, "/sessions/\(session)", "", &world)
        }
    }

    /// Hears what its page was told, which may come at another's step.
    mutating func hear(_ heard: [StreamID: Heard]) {
        if let page, let said = heard[page] { transcript.append("heard \(said.text) \(said.ends)") }
    }

    private mutating func start(_ world: inout World) throws {
        let response = world.call(
            .post, sandbox + World.widget + "/sessions", token: token,
            body: #"{"metadata":{"context":1,"d":\#(number)},"message":"hi"}"#)
        transcript.append("\(response.status.code) \(response.text)")
        session = try response.json["session"]?["id"]?.string ?? session
    }

    private mutating func turnPage(_ world: inout World) throws {
        let response = world.call(.get, sandbox + World.widget + "/history?limit=1", token: token)
        transcript.append("\(response.status.code) \(response.text)")
        cursor = try response.json["next"]?.string ?? ""
    }

    private mutating func widget(_ method: Method, _ path: String, _ body: String, _ world: inout World) {
        let response = world.call(method, sandbox + World.widget + path, token: token, body: body)
        transcript.append("\(response.status.code) \(response.text)")
    }

    private mutating func control(_ method: Method, _ path: String, _ body: String, _ world: inout World) {
        let response = world.call(method, sandbox + World.control + path, body: body)
        transcript.append("\(response.status.code) \(response.text)")
    }

    private mutating func clock(_ body: String, _ world: inout World) {
        control(.put, "/clock", body, &world)
    }
}
