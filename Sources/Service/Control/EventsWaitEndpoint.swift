import Chat
import HTTP

/// `POST /events/wait` and `POST /events/verify`: what must happen, and what must have happened.
enum EventsWaitEndpoint {
    static func wait(_ sandbox: inout Sandbox, _ call: Call) throws -> Outcome {
        let wait = try EventWait(try JSONBody.read(call), sandbox.journal, at: call.real.monotonic)
        return wait.isOver || wait.isImpatient ? .response(wait.answer(sandbox.journal)) : .wait(wait)
    }

    static func verify(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        try EventExpectation(try JSONBody.read(call)).answer(sandbox.journal)
    }
}
