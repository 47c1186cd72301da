import HTTP

/// A website's token, taken as its page would take it: one call, redirects within the origin followed.
package enum SiteToken {
    /// The bytes of the token that an endpoint gives; it is looked for where ``Inspection`` looks for it.
    ///
    /// - Throws: `ProbeFailure` where no answer came, its status is not 2xx, or no token stands in it.
    package static func fetch(
        _ request: ProbeRequest, through exchange: Exchange
    ) throws(ProbeFailure) -> [UInt8] {
        let answer = try ProbeAnswer(asking: request, through: exchange)
        let status = answer.response.status.code
        guard (200..<300).contains(status) else { throw ProbeFailure("it answered \(status)") }
        switch TokenSearch(answer.response, at: nil) {
        case .found(let token, _): return token
        case .missing(let sentence): throw ProbeFailure("it gave no token: \(sentence)")
        }
    }
}
