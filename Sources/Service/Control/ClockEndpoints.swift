import Chat
import Encoding
import HTTP

/// `GET /clock` and `PUT /clock`: the one clock of the sandbox.
enum ClockEndpoints {
    static func show(_ sandbox: inout Sandbox, _ call: Call) -> Response {
        answer(sandbox, at: call.now)
    }

    static func change(_ sandbox: inout Sandbox, _ call: Call) throws -> Outcome {
        let body = try JSONBody.read(call)
        try JSONBody.only(["freeze", "advance", "advanceTo", "resume"], in: body)
        guard body.count == 1 else {
            throw Refused(
                Problem(
                    .badRequest, "bad-body",
                    "The body has one of \"freeze\", \"advance\", \"advanceTo\" and \"resume\"."))
        }
        if let goal = body["advanceTo"] {
            if goal.hasString("next-timer") { return .nextTimer }
            throw Refused(Problem(.badRequest, "bad-clock", "\"advanceTo\" must be \"next-timer\"."))
        }
        guard sandbox.change(try change(body), at: call.real.calendar) else {
            throw Refused(
                Problem(.badRequest, "bad-clock", "The clock stays between the years 0000 and 9999."))
        }
        return .response(answer(sandbox, at: sandbox.clock.now(call.real.calendar)))
    }

    private static func change(_ body: JSON) throws(Refused) -> ClockChange {
        if let value = body["freeze"] {
            guard let instant = value.string.flatMap(Instant.init(rfc3339:)) else {
                throw Refused(
                    Problem(
                        .badRequest, "bad-clock", "\"freeze\" must be a time like \"2026-01-15T09:00:00Z\"."))
            }
            return .freeze(instant)
        }
        if let value = body["advance"] {
            guard let duration = value.string.flatMap({ Duration(written: $0) }) else {
                throw Refused(
                    Problem(
                        .badRequest, "bad-clock",
                        "\"advance\" must be a duration like \"9m\", one number and one of d, h, m, s, ms: "
                            + "time goes forward; \"freeze\" takes it anywhere."))
            }
            return .advance(duration)
        }
        guard body["resume"]?.bool == true else {
            throw Refused(Problem(.badRequest, "bad-clock", "\"resume\" must be true."))
        }
        return .resume
    }

    /// What the clock shows now.
    static func answer(_ sandbox: Sandbox, at now: Instant) -> Response {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("now", now)
        writer.member("frozen", sandbox.clock.isFrozen)
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}
