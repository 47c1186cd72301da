import Chat
import Encoding
import HTTP

/// Reads the body of `POST /faults`: what goes wrong, where, and how often.
struct FaultReader {
    static let members = ["fault", "when", "call", "widget", "session", "times", "chance", "seed"]

    let plan: FaultPlan
    let scope: FaultScope
    let terms: FaultTerms

    init(_ body: JSON, in sandbox: Sandbox) throws(Refused) {
        try JSONBody.only(Self.members, in: body)
        plan = try Self.plan(body)
        scope = try Self.scope(body, plan, in: sandbox)
        terms = try Self.terms(body)
    }

    private static func plan(_ body: JSON) throws(Refused) -> FaultPlan {
        guard let text = try JSONBody.text("fault", in: body) else {
            throw fault("\"fault\" says what goes wrong, like \"status=503\" or \"delay=800ms,then=reset\".")
        }
        do throws(FaultSyntax) {
            var moment: FaultPlan.Moment?
            if let value = body["when"], !value.isNull {
                moment = try FaultPlan.moment(value.string ?? "")
            }
            return try FaultPlan(reading: text, moment: moment)
        } catch {
            throw fault(error.sentence)
        }
    }

    /// What can never be meant is refused: a fault that waits in vain would look like one that does not work.
    private static func scope(
        _ body: JSON, _ plan: FaultPlan, in sandbox: Sandbox
    ) throws(Refused) -> FaultScope {
        var scope = FaultScope()
        if let call = try JSONBody.text("call", in: body) {
            let isMeant: (Endpoint) -> Bool =
                plan.isForSockets
                ? { $0.surface == .connect(.socket) } : { plan.mayStrike(FaultTarget($0)) }
            guard try endpoints(call).contains(where: isMeant) else {
                throw fault("\(plan.written) cannot strike \(call).")
            }
            scope.call = call
        }
        if let widget = try JSONBody.text("widget", in: body) {
            guard sandbox.place(ofWidget: widget) != nil else {
                throw fault("There is no widget \(widget.prefix(100)).")
            }
            scope.widget = widget
        }
        if let id = try JSONBody.text("session", in: body) {
            guard let view = sandbox.anySession(id) else {
                throw fault("There is no session \(id.prefix(100)).")
            }
            scope.session = view.session.id.text(sandbox.idForm(of: view.session))
        }
        return scope
    }

    /// The calls of a name, or the one of a method and a pattern.
    private static func endpoints(_ call: String) throws(Refused) -> [Endpoint] {
        let all = Endpoint.all.filter(\.isFaultable).map { (endpoint: $0, target: FaultTarget($0)) }
        let found = all.filter { $0.target.name == call || $0.target.route == call }.map(\.endpoint)
        if !found.isEmpty { return found }
        let nearest = Spelling.nearest(to: call, among: all.flatMap { [$0.target.name, $0.target.route] })
        let help = nearest.map { "did you mean \"\($0)\"?" }
        throw fault(
            "There is no call \"\(call.prefix(100))\" that faults may strike; "
                + (help ?? "name one like \"SendMessage\" or \"POST /participant/message\"."))
    }

    private static func terms(_ body: JSON) throws(Refused) -> FaultTerms {
        var terms = FaultTerms()
        if let value = body["times"], !value.isNull {
            guard let times = value.int, (1...1_000_000).contains(times) else {
                throw fault("\"times\" is a whole number from 1 to 1000000.")
            }
            terms.times = Int(times)
        }
        if let value = body["chance"], !value.isNull {
            guard let chance = value.double, chance > 0, chance <= 1 else {
                throw fault("\"chance\" is a number above 0 and at most 1.")
            }
            terms.chance = chance
        }
        if let value = body["seed"], !value.isNull {
            guard let seed = value.int else { throw fault("\"seed\" is a whole number.") }
            terms.seed = seed
        }
        return terms
    }

    private static func fault(_ sentence: String) -> Refused {
        Refused(Problem(.badRequest, "bad-fault", sentence))
    }
}
