import Chat
import HTTP

/// What holds for every call on Amazon Connect's wire: the origin is allowed, errors have the shape of their
/// part, and a page of an allowed origin may read all of it.
enum ConnectSurface {
    static func outcome(
        _ call: Call, _ part: ConnectPart, on sandbox: inout Sandbox, _ endpoint: Endpoint
    ) -> Outcome {
        var call = call
        var widget: Int?
        if part == .start {
            widget = sandbox.place(ofWidget: call.parameters[0])
            if let place = widget, sandbox.platform(ofWidget: place) != .amazonConnect { widget = nil }
            call.widget = widget ?? -1
        }
        guard let origin = call.request.fields["origin"] else {
            return settle(endpoint, call, part, &sandbox)
        }
        let isOwn = part != .start && call.isOwnPage
        let isAllowed = isOwn || ConnectCORS.allows(origin, widget: widget, in: sandbox)
        guard call.request.fields.count(of: "origin") == 1, isAllowed else {
            return Outcome.response(ConnectCORS.foreign(part)).withRequestID(&sandbox)
        }
        return settle(endpoint, call, part, &sandbox).readable(by: origin)
    }

    /// The answer to what is no acceptable request.
    static func refusal(_ failure: RequestFailure, _ part: ConnectPart) -> Response {
        if part == .start { return StartEnvelope.failure(failure.status) }
        let name = part == .control ? "InvalidRequestException" : "ValidationException"
        return response(to: ServiceError(failure.status, name, failure.detail), part)
    }

    private static func settle(
        _ endpoint: Endpoint, _ call: Call, _ part: ConnectPart, _ sandbox: inout Sandbox
    ) -> Outcome {
        let outcome: Outcome
        do {
            outcome = try endpoint.outcome(&sandbox, call)
        } catch let error as ServiceError {
            outcome = .response(response(to: error, part))
        } catch let refusal as ParticipationRefusal {
            outcome = .response(response(to: refusal.error(in: part), part))
        } catch {
            // Section 4 names it otherwise than section 2.3.
            let name = part == .participant ? "InternalServerException" : "InternalServiceException"
            let fault = ServiceError(
                .internalServerError, name, "This is a fault of chatgate: \(error)")
            outcome = .response(response(to: fault, part))
        }
        return outcome.withRequestID(&sandbox)
    }

    private static func response(to error: ServiceError, _ part: ConnectPart) -> Response {
        part == .start ? StartEnvelope.failure(error.status, error.message) : error.response
    }
}

extension Outcome {
    fileprivate func readable(by origin: String) -> Outcome {
        guard case .response(var response) = self else { return self }
        ConnectCORS.decorate(&response, origin: origin)
        return .response(response)
    }

    fileprivate func withRequestID(_ sandbox: inout Sandbox) -> Outcome {
        guard case .response(var response) = self else { return self }
        response.add("x-amzn-RequestId", sandbox.answerID().text(.grouped))
        return .response(response)
    }
}
