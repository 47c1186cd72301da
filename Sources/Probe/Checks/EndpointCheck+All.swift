extension EndpointCheck {
    /// Every rule, in the order of a report.
    package static let all: [EndpointCheck] = [
        status, token, verdict, refusal, secret, redirectToken, redirect, publicCaching, cacheControl, cors,
        sameToken, lifetime, clockSkew, contentType, responseTime,
    ]
}
