package import Tokens

/// What one check found of an endpoint.
package struct EndpointFinding: Sendable, Equatable {
    /// The check's stable name.
    package let id: String
    /// `fail` alone decides; `skipped` where there was nothing to look at.
    package let status: CheckStatus
    /// What was seen, in one or two clauses; never a token or a secret.
    package var detail: String
    /// What the website's developer does about it; empty where nothing needs doing.
    package var advice: String
}
