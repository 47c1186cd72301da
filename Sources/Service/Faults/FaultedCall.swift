import Chat
import Encoding
import HTTP

/// What faults make of a call: of a page, or of the website's backend.
///
///     call ─► field, or what is set up ─► before: another answer, or later ─► …
///                                      └► after:  the call ─► its answer, later, cut, slowed, or another
enum FaultedCall {
    /// The field with which a request asks for a fault without any set-up.
    static let field: StaticString = "x-chatgate-fault"

    /// Whether a fault may strike a call, asked of every call: faults are set up, or it asks for one.
    ///
    /// It is told of the sandbox and not given it, since that would copy it for every call.
    static func isPossible(_ call: Call, _ endpoint: Endpoint, hasFaults: Bool) -> Bool {
        endpoint.isFaultable && (hasFaults || call.request.fields[field] != nil)
    }

    /// The outcome of a call where a fault may strike it; `run` is what happens otherwise.
    static func outcome(
        _ call: Call, _ endpoint: Endpoint, on sandbox: inout Sandbox, mayAsk: Bool,
        _ run: @escaping (Call, Endpoint, inout Sandbox) -> Outcome
    ) -> Outcome {
        let target = FaultTarget(call, endpoint, in: sandbox)
        let asked: FaultPlan?
        do throws(Refused) {
            asked = try plan(askedBy: call.request.fields, mayAsk: mayAsk, target)
        } catch {
            return .response(error.problem.response)
        }
        guard let fired = sandbox.strike(target, asked: asked, at: call.now) else {
            return run(call, endpoint, &sandbox)
        }
        return outcome(call, endpoint, fired, on: &sandbox, run)
    }

    private static func outcome(
        _ call: Call, _ endpoint: Endpoint, _ fired: FiredFault, on sandbox: inout Sandbox,
        _ run: @escaping (Call, Endpoint, inout Sandbox) -> Outcome
    ) -> Outcome {
        let due = call.real.monotonic.advanced(by: fired.delay)
        let plan = fired.plan
        if plan.moment == .before, plan.action == nil {
            return .held(HeldReply(due: due) { later(call, endpoint, on: &$0, at: $1, run) })
        }
        var outcome: Outcome?
        if plan.moment == .after { outcome = run(call, endpoint, &sandbox) }
        if let action = plan.action, action.part == .answer {
            // The answer of a call that happened is thrown away: the client cannot know whether it did.
            outcome = run(call, endpoint.answering(action, plan), &sandbox)
        }
        guard case .response(var response) = outcome else { return outcome ?? run(call, endpoint, &sandbox) }
        if let delivery = plan.action.flatMap(Delivery.init) { response.delivery = delivery }
        return plan.delay == nil ? .response(response) : .held(HeldReply(due: due) { _, _ in response })
    }

    /// The answer of a call that happens now, some time after it came.
    private static func later(
        _ call: Call, _ endpoint: Endpoint, on sandbox: inout Sandbox, at real: RealTime,
        _ run: (Call, Endpoint, inout Sandbox) -> Outcome
    ) -> Response {
        var call = call
        (call.real, call.now) = (real, sandbox.clock.now(real.calendar))
        guard case .response(let response) = run(call, endpoint, &sandbox) else {
            // What goes on is refused or reset at once, and never comes here.
            return Response(status: .internalServerError)
        }
        return response
    }

    /// The fault that a request asks for itself: a plan that can strike it, from somebody who may.
    private static func plan(
        askedBy fields: Fields, mayAsk: Bool, _ target: FaultTarget
    ) throws(Refused) -> FaultPlan? {
        guard let text = fields[field] else { return nil }
        guard mayAsk else {
            throw Refused(
                Problem(
                    .forbidden, "fault-field",
                    "X-Chatgate-Fault is heard on loopback, or with X-Chatgate-Admin: the admin token."))
        }
        guard fields.count(of: field) == 1 else {
            throw Refused(Problem(.badRequest, "bad-fault", "The request has two X-Chatgate-Fault fields."))
        }
        let plan: FaultPlan
        do throws(FaultSyntax) { plan = try FaultPlan(reading: text) } catch {
            throw Refused(Problem(.badRequest, "bad-fault", "X-Chatgate-Fault: \(error.sentence)"))
        }
        guard plan.mayStrike(target) else {
            throw Refused(
                Problem(
                    .badRequest, "bad-fault",
                    "X-Chatgate-Fault: \(plan.written) cannot strike this call: faults of sockets are set up "
                        + "with POST /faults, and what goes on can be refused or reset, and nothing else."))
        }
        return plan
    }
}

extension Delivery {
    /// The way of the bytes that a fault makes; nil where it leaves it alone.
    fileprivate init?(_ action: FaultAction) {
        switch action {
        case .drop(let bytes): self = .cut(after: bytes)
        case .truncate(let bytes): self = .short(by: bytes)
        case .slow(let bytes, let every): self = .slow(bytes: bytes, every: every)
        default: return nil
        }
    }
}

extension Endpoint {
    /// The same call with an answer of a fault's: what holds before the endpoint is reached holds for it too.
    fileprivate func answering(_ action: FaultAction, _ plan: FaultPlan) -> Endpoint {
        let surface = surface
        return Endpoint(
            route.method, route.pattern, route.name, surface,
            answer: { _, _ in FaultAnswer.response(action, plan, on: surface) })
    }
}
