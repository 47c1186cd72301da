package import Chat
import Encoding
package import HTTP

/// The gateway: a request comes in as a value, and its answer goes out as one.
///
///     request ─► sandbox ─► route ─► surface (origin, host) ─► endpoint ─► outcome ─► reply
package struct Gateway {
    private let settings: GatewaySettings
    private let control: ControlGuard
    private let seed: () -> [UInt8]
    private static let defaultName = "default"
    static let router = Router(Endpoint.all.map(\.route))
    private let rules: JSONRules
    var rooms: [Room] = []
    private var rooming: [StreamID: String] = [:]
    private var nextStream = 1
    /// What streams of a sandbox that ended have to say last.
    private var farewells: [StreamOutput] = []

    /// A gateway with its default sandbox; `seed` gives 32 bytes, unguessable where the gateway serves.
    package init(_ settings: GatewaySettings, seed: @escaping () -> [UInt8]) {
        self.settings = settings
        control = ControlGuard(settings)
        self.seed = seed
        var rules = JSONRules.strict
        rules.maxDepth = settings.limits.depth
        rules.maxMembers = settings.limits.members
        self.rules = rules
        rooms = [makeRoom(named: Self.defaultName)]
    }

    /// The reply to a request at a moment.
    package mutating func reply(to request: Request, at real: RealTime) -> Reply {
        let path: SandboxPath
        do throws(SandboxPath.Fault) {
            path = try SandboxPath(request.pathBytes)
        } catch {
            return .response(
                Problem(.badRequest, "bad-sandbox", "A sandbox's name has 1 to 64 of A-Z a-z 0-9 . _ -")
                    .response)
        }
        if let refusal = control.refusal(of: request, at: path.rest) {
            return .response(refusal)
        }
        if DemoGuard.guards(path.rest), let refusal = DemoGuard.refusal(of: request, settings) {
            return .response(refusal)
        }
        switch Self.router.match(request.method, path.rest) {
        case .notFound:
            let problem = Problem(
                .notFound, "unknown-path", "There is nothing at \(Redaction.path(request.path)).")
            return .response(readable(problem.response, by: request, path))
        case .methodNotAllowed(let allow):
            var response = Problem(.methodNotAllowed, "wrong-method", "This path answers \(allow).").response
            response.add("Allow", allow)
            return .response(readable(response, by: request, path))
        case .options(let allow):
            return .response(options(request, path, allow: allow))
        case .found(let route, let parameters):
            return reply(
                to: request, Endpoint.all[route], parameters, sandbox: path.name ?? Self.defaultName, real)
        }
    }

    /// A sandbox exists from the first time it is named, but not by a call that finds nothing there.
    private mutating func reply(
        to request: Request, _ endpoint: Endpoint, _ parameters: [String], sandbox name: String,
        _ real: RealTime
    ) -> Reply {
        let known = rooms.count
        guard let room = endpoint.surface == .health ? 0 : room(named: name) else {
            return .response(
                Problem(
                    .serviceUnavailable, "sandboxes-full",
                    "All \(settings.limits.sandboxes) sandboxes are in use: remove one with "
                        + "DELETE /sandbox/{name}/_chatgate/v1, or raise \"sandboxes\" under \"limits\"."
                ).response)
        }
        let outcome = outcome(of: request, endpoint, parameters, room, at: real)
        if rooms.count > known, case .response(let response) = outcome, isNoReasonToStay(response, request) {
            rooms.removeLast()
            return .response(response)
        }
        return settle(outcome, room, at: real)
    }

    /// Whether a new sandbox has no reason to stay: nothing was found in it, or a foreign page only named it.
    private func isNoReasonToStay(_ response: Response, _ request: Request) -> Bool {
        if [403, 404].contains(response.status.code) { return true }
        // A page that may not read its refusal is foreign: the start of a hosted widget refuses it with 400.
        let isUnreadable = response["access-control-allow-origin"] == nil
        if request.fields["origin"] != nil, isUnreadable, response.status.code >= 400 { return true }
        return request.fields["sec-fetch-site"] == "cross-site" && request.fields["origin"] == nil
    }

    /// The reply as a whole answer: of a stream, its head and first bytes; what comes later is given up.
    package mutating func respond(to request: Request, at real: RealTime) -> Response {
        switch reply(to: request, at: real) {
        case .response(let response), .stream(let response, _), .socket(let response, _): return response
        case .parked(let stream):
            closed(stream, at: real)
            return Problem(
                .serviceUnavailable, "answer-owed", "The answer comes later, and nothing here waits for it."
            ).response
        }
    }

    /// The answer to what is no acceptable request, in the shape of the wire that it came on as far as its
    /// head was read.
    package func refuse(_ failure: RequestFailure, of request: Request? = nil) -> Response {
        let problem = Problem(failure.status, "bad-request", failure.detail).response
        guard let request, let path = try? SandboxPath(request.pathBytes) else { return problem }
        let shaped = ConnectCORS.part(of: path.rest).map { ConnectSurface.refusal(failure, $0) }
        return readable(shaped ?? problem, by: request, path)
    }

    // MARK: Streams

    /// The journal of every sandbox, by the sandbox's name.
    package var journals: [(sandbox: String, journal: Journal)] {
        rooms.map { ($0.sandbox.name, $0.sandbox.journal) }
    }

    /// Whether anybody listens.
    package var hasStreams: Bool { !rooming.isEmpty }

    /// What streams and sockets have to say now.
    package mutating func collect(at real: RealTime) -> [StreamOutput] {
        var outputs = farewells
        farewells = []
        for index in rooms.indices where rooms[index].nextLook.isDue(at: real) {
            outputs += rooms[index].collect(at: real)
        }
        // A request that has its answer is parked no more.
        for output in outputs { if case .answer = output.content { rooming[output.stream] = nil } }
        return outputs
    }

    /// A socket said something.
    package mutating func received(_ message: WebSocketMessage, on stream: StreamID, at real: RealTime) {
        guard let index = room(of: stream) else { return }
        rooms[index].receive(message, on: stream, at: real)
    }

    /// The connection of a stream or a socket is gone.
    package mutating func closed(_ stream: StreamID, at real: RealTime) {
        let index = room(of: stream)
        rooming[stream] = nil
        farewells.removeAll { $0.stream == stream }
        if let index { rooms[index].close(stream, at: real) }
    }

    /// How long until `collect` has something to look at without a request, less than nothing where it is
    /// overdue; nil: for ever.
    package func timeLeft(at real: RealTime) -> Duration? {
        var least: Duration?
        for index in rooms.indices {
            let look = rooms[index].nextLook.isAtOnce ? rooms[index].look : rooms[index].nextLook
            if let left = look.timeLeft(at: real) { least = min(least ?? left, left) }
        }
        return least
    }

    private func room(of stream: StreamID) -> Int? {
        rooming[stream].flatMap { name in rooms.firstIndex { $0.sandbox.name == name } }
    }

    // MARK: Steps

    private mutating func outcome(
        of request: Request, _ endpoint: Endpoint, _ parameters: [String], _ room: Int, at real: RealTime
    ) -> Outcome {
        rooms[room].runTimers(at: real)
        let call = Call(
            request: request, parameters: parameters, real: real, now: rooms[room].now(real),
            isLoopback: settings.isLoopback, isOwnPage: control.isOwnPage(request),
            publicURL: settings.publicURL, socketURL: settings.socketURL,
            isBehindProxy: endpoint.surface == .proxy, limits: rules)
        guard FaultedCall.isPossible(call, endpoint, hasFaults: rooms[room].sandbox.hasFaults) else {
            return Self.outcome(of: call, endpoint, in: &rooms[room].sandbox)
        }
        return FaultedCall.outcome(
            call, endpoint, on: &rooms[room].sandbox, mayAsk: control.mayAskForFaults(request),
            Self.outcome)
    }

    private static func outcome(
        of call: Call, _ endpoint: Endpoint, in sandbox: inout Sandbox
    ) -> Outcome {
        switch endpoint.surface {
        case .health, .demo: endpoint.settle(&sandbox, call)
        case .control: ControlSurface.outcome(call, on: &sandbox, endpoint)
        case .applied, .proxy: AppliedSurface.outcome(call, on: &sandbox, endpoint)
        case .connect(let part): ConnectSurface.outcome(call, part, on: &sandbox, endpoint)
        }
    }

    private mutating func settle(_ outcome: Outcome, _ room: Int, at real: RealTime) -> Reply {
        switch outcome {
        case .response(let response):
            return .response(response)
        case .live(let head, let page):
            let stream = newStream(in: room)
            rooms[room].live.open(stream, page, seen: rooms[room].sandbox.journal.lastSeq)
            return .stream(head, stream)
        case .socket(let head, let socket):
            let stream = newStream(in: room)
            rooms[room].sockets.open(stream, socket, seen: rooms[room].sandbox.journal.lastSeq)
            return .socket(head, stream)
        case .held(let reply):
            let stream = newStream(in: room)
            rooms[room].held.hold(reply, for: stream)
            return .parked(stream)
        case .wait(let wait):
            if let full = rooms[room].refusalOfWait(at: real) { return .response(full) }
            let stream = newStream(in: room)
            rooms[room].waits.open(stream, wait, seen: rooms[room].sandbox.journal.lastSeq)
            return .parked(stream)
        case .events(let head, let reader):
            if let full = rooms[room].refusalOfReader(at: real) { return .response(full) }
            let stream = newStream(in: room)
            rooms[room].readers.open(stream, reader)
            return .stream(head, stream)
        case .nextTimer:
            return .response(rooms[room].advanceToNextTimer(at: real))
        case .sandboxes:
            return .response(SandboxList.response(rooms.map(\.sandbox)))
        case .reset(let response):
            endWorld(of: room, removes: false)
            return .response(response)
        case .drop(let response):
            endWorld(of: room, removes: true)
            return .response(response)
        }
    }

    /// Everybody who listens in a sandbox hears that its world ended; the default sandbox is never removed.
    private mutating func endWorld(of room: Int, removes: Bool) {
        farewells += rooms[room].farewells
        let name = rooms[room].sandbox.name
        if removes, name != Self.defaultName {
            rooms.remove(at: room)
        } else {
            rooms[room] = makeRoom(named: name)
        }
    }

    private mutating func newStream(in room: Int) -> StreamID {
        let stream = StreamID(nextStream)
        nextStream += 1
        rooming[stream] = rooms[room].sandbox.name
        return stream
    }

    /// OPTIONS: a preflight of an allowed page, or the methods of a path.
    private func options(_ request: Request, _ path: SandboxPath, allow: String) -> Response {
        let sandbox = sandbox(of: path)
        if let preflight = AppliedSurface.preflight(request, path: path.rest, in: sandbox, methods: allow) {
            return preflight
        }
        if let preflight = ConnectCORS.preflight(request, path: path.rest, in: sandbox) { return preflight }
        var response = Response(status: .noContent)
        response.add("Allow", allow)
        return response
    }

    /// An error that a page of an allowed origin may read.
    private func readable(_ response: Response, by request: Request, _ path: SandboxPath) -> Response {
        guard let origin = request.fields["origin"] else { return response }
        let sandbox = sandbox(of: path)
        guard ConnectCORS.part(of: path.rest) != nil else {
            return AppliedSurface.readable(response, by: origin, path: path.rest, in: sandbox)
        }
        var response = response
        if ConnectCORS.allows(origin, path: path.rest, in: sandbox) {
            ConnectCORS.decorate(&response, origin: origin)
        }
        return response
    }

    /// The sandbox that a path names, or what it would be at its start.
    private func sandbox(of path: SandboxPath) -> Sandbox {
        let name = path.name ?? Self.defaultName
        return rooms.first { $0.sandbox.name == name }?.sandbox ?? makeRoom(named: name).sandbox
    }

    private func makeRoom(named name: String) -> Room {
        Room(sandbox: Sandbox(name: name, widgets: settings.widgets, limits: settings.limits, seed: seed()))
    }

    /// The place of a sandbox, made where it is named for the first time; nil where no more fit.
    private mutating func room(named name: String) -> Int? {
        if let place = rooms.firstIndex(where: { $0.sandbox.name == name }) { return place }
        guard rooms.count < settings.limits.sandboxes else { return nil }
        rooms.append(makeRoom(named: name))
        return rooms.count - 1
    }
}
