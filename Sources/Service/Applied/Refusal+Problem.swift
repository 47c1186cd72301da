import Chat
import HTTP
import Tokens

extension Refusal {
    /// The answer on the Applied wire.
    var response: Response {
        switch self {
        case .rejected(let verdict): unauthorized(verdict)
        case .anonymousDenied: anonymousDenied
        default: problem.response
        }
    }

    private var problem: Problem {
        switch self {
        case .rejected, .anonymousDenied:
            Problem(.unauthorized, "token-rejected", "The token does not hold.")
        case .identityConflict:
            identityConflict
        case .unknownSession:
            Problem(.notFound, "unknown-session", "There is no such session, or it is not yours.")
        case .sessionEnded:
            Problem(.conflict, "session-ended", "The session is closed; start a new one.")
        case .sessionRequired:
            Problem(
                .badRequest, "session-required", "Without a token the session has to be named: ?session={id}")
        case .emptyText:
            Problem(.badRequest, "empty-text", "A message has to say something.")
        case .textTooLong(let maximum):
            Problem(.contentTooLarge, "text-too-long", "A message has at most \(maximum) bytes.")
        case .transcriptFull:
            Problem(.contentTooLarge, "transcript-full", "The session is full; start a new one.")
        case .contextTooLarge(let maximum):
            Problem(
                .badRequest, "context-too-large", "The page's context has at most \(maximum) members in all.")
        case .metadata(.notAnObject):
            Problem(.badRequest, "bad-metadata", "\"metadata\" must be an object.")
        case .metadata(.contextNotAnObject):
            Problem(.badRequest, "bad-metadata", "\"metadata.context\" must be an object.")
        case .badCursor:
            Problem(.badRequest, "bad-cursor", "The cursor was not made for this caller; begin without one.")
        case .storeFull:
            Problem(.serviceUnavailable, "store-full", "Only live sessions are left, and no more fit.")
        case .revocationsFull:
            Problem(
                .serviceUnavailable, "revocations-full",
                "No more logouts can be remembered, and none may be forgotten.")
        }
    }

    private var identityConflict: Problem {
        var problem = Problem(.conflict, "identity-conflict", Reason.identityConflict.sentence)
        problem.reason = .identityConflict
        return problem
    }

    private func unauthorized(_ verdict: Verdict) -> Response {
        let reason = verdict.reason ?? .signature
        var problem = Problem(.unauthorized, "token-rejected", reason.sentence)
        problem.reason = reason
        problem.verdict = verdict
        var response = problem.response
        // RFC 6750 §3.1
        response.add("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        return response
    }

    private var anonymousDenied: Response {
        var problem = Problem(.unauthorized, "anonymous-denied", Reason.anonymousDenied.sentence)
        problem.reason = .anonymousDenied
        var response = problem.response
        // RFC 6750 §3: no error where no credential came.
        response.add("WWW-Authenticate", "Bearer")
        return response
    }
}
