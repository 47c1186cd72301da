import HTTP
import Tokens

/// One call with what was found in its answer.
struct JudgedCall: Sendable {
    /// The answer and the way there.
    let answer: ProbeAnswer
    /// Whether the call came as from a page of a foreign origin.
    let isForeign: Bool
    /// The token, or why there is none.
    let search: TokenSearch
    /// What the platform would say of the token; nil without one.
    let verdict: Verdict?

    /// Whether a foreign page was turned away, which is no fault: RFC 9110 §15.5, but 429 and 408.
    var refusesForeign: Bool {
        let code = answer.response.status.code
        return isForeign && (400...499).contains(code) && code != 429 && code != 408 && verdict == nil
    }
}
