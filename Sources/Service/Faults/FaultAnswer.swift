import Chat
import HTTP

/// The answer that a fault puts in the place of a call's own, in the shape of the wire that it came on.
enum FaultAnswer {
    /// The error of a status, or of too many requests; a reset is an answer of which no byte is sent.
    static func response(_ action: FaultAction, _ plan: FaultPlan, on surface: Endpoint.Surface) -> Response {
        switch action {
        case .status(let code): return error(code, plan, on: surface)
        case .throttle(let seconds):
            var response = error(429, plan, on: surface)
            response.add("Retry-After", "\(seconds)")
            return response
        default:
            var response = Response(status: .noContent)
            response.delivery = .reset
            return response
        }
    }

    private static func error(_ code: Int, _ plan: FaultPlan, on surface: Endpoint.Surface) -> Response {
        let status = statuses.first { $0.code == code } ?? Status(code: code, reason: "Error")
        switch surface {
        case .connect(.start): return StartEnvelope.failure(status)
        case .connect(let part):
            return ServiceError(status, name(code, part), code == 429 ? "Rate exceeded" : status.reason)
                .response
        default:
            var response = Problem(status, "fault", "A fault was asked for here: \(plan.written).").response
            // RFC 9110 §15.5.2: 401 names a challenge.
            if code == 401 { response.add("WWW-Authenticate", "Bearer") }
            return response
        }
    }

    /// The exception of a status (amazon-connect.md, sections 2.3, 3 and 4).
    private static func name(_ code: Int, _ part: ConnectPart) -> String {
        switch code {
        case 402: "ServiceQuotaExceededException"
        case 401, 403: "AccessDeniedException"
        case 404: "ResourceNotFoundException"
        case 409: "ConflictException"
        case 410: "ContactNotFoundException"
        case 429: "ThrottlingException"
        case 500...: part == .control ? "InternalServiceException" : "InternalServerException"
        default: part == .control ? "InvalidRequestException" : "ValidationException"
        }
    }

    private static let statuses: [Status] = [
        .badRequest, .unauthorized, .paymentRequired, .forbidden, .notFound, .methodNotAllowed,
        .requestTimeout, .conflict, .gone, .contentTooLarge, .uriTooLong, .unsupportedMediaType,
        .expectationFailed, .unprocessableContent, .upgradeRequired, .tooManyRequests, .fieldsTooLarge,
        .internalServerError, .notImplemented, .badGateway, .serviceUnavailable,
        Status(code: 504, reason: "Gateway Timeout"), .versionNotSupported,
    ]
}
