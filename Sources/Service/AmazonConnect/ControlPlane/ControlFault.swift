import HTTP

/// The errors that the control plane makes of a request that is wrong (amazon-connect.md, section 2.3).
///
/// AWS does not say which exception a member leads to. Here a member that is missing, of a wrong type, out of
/// its bounds or none of its words is `InvalidParameterException`; a request that is wrong as a whole, a body
/// that is no JSON object or a wish that the chat's state forbids, is `InvalidRequestException`.
enum ControlFault {
    /// A request that is wrong as a whole.
    static func request(_ message: String) -> ServiceError {
        ServiceError(.badRequest, "InvalidRequestException", message)
    }

    /// A member that is wrong.
    static func parameter(_ message: String) -> ServiceError {
        ServiceError(.badRequest, "InvalidParameterException", message)
    }

    /// An instance or a flow that nobody configured, or a contact that nobody started there.
    ///
    /// The text is the one that integrators see (section 8.2).
    static var unknownResource: ServiceError {
        ServiceError(.notFound, "ResourceNotFoundException", "Resource not found of Type: null")
    }

    /// The members of a call's body.
    static func members(_ call: Call) throws(ServiceError) -> MemberReader {
        let body = try MemberReader(call, fault: request)
        return MemberReader(body.json, path: "", fault: parameter)
    }
}
