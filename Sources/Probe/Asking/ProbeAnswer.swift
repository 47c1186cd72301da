import Encoding
import HTTP

/// What one call brought in the end, and the way there.
struct ProbeAnswer: Sendable {
    /// The last answer: not a redirect, or one that was not followed.
    let response: Response
    /// Where the last answer came from.
    let url: ProbeURL
    /// The redirects on the way, in order; the last one may be `response` itself, not followed.
    let redirects: [Redirect]
    /// When the last request was sent and its answer was whole, by our clock.
    let asked: Instant, answered: Instant
    /// All requests of the call together.
    let elapsed: Duration

    /// Every answer of the call: those of followed redirects, then the last.
    var responses: [Response] {
        redirects.filter { $0.refusal == nil }.map(\.response) + [response]
    }

    /// The most redirects of one call; the Fetch standard allows twenty, a token endpoint needs none.
    static let mostRedirects = 5

    /// Asks, and follows redirects within the origin of the first request.
    init(asking first: ProbeRequest, through exchange: Exchange) throws(ProbeFailure) {
        var request = first
        var redirects: [Redirect] = []
        var elapsed = Duration.zero
        while true {
            let asked = exchange.clock()
            let reply = try exchange.send(request)
            elapsed += reply.elapsed
            if let location = Self.location(of: reply.response) {
                let next = request.url.resolving(location)
                let refusal = Self.refusal(of: next, from: request.url, after: redirects.count)
                redirects.append(
                    Redirect(
                        url: request.url, response: reply.response, location: location, refusal: refusal))
                if refusal == nil, let next {
                    request = request.redirected(to: next, status: reply.response.status)
                    continue
                }
            }
            response = reply.response
            url = request.url
            self.redirects = redirects
            self.asked = asked
            answered = exchange.clock()
            self.elapsed = elapsed
            return
        }
    }

    private static func location(of response: Response) -> String? {
        [301, 302, 303, 307, 308].contains(response.status.code) ? response["location"] : nil
    }

    private static func refusal(
        of next: ProbeURL?, from url: ProbeURL, after count: Int
    ) -> Redirect.Refusal? {
        guard let next else { return .unreadable }
        if next.origin != url.origin { return .foreign(next.origin) }
        return count >= mostRedirects ? .tooMany : nil
    }
}
