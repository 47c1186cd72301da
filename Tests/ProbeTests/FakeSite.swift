import Encoding
import HTTP

@testable import Probe

/// A website in memory: answers by a closure, and a clock that only waiting moves.
final class FakeSite {
    private(set) var now = Instant(seconds: 1_768_478_400)
    private(set) var asked: [ProbeRequest] = []
    /// How long each answer takes.
    var pace = Duration.milliseconds(5)
    private let answer: (ProbeRequest, FakeSite) throws(ProbeFailure) -> Response

    init(_ answer: @escaping (ProbeRequest, FakeSite) throws(ProbeFailure) -> Response) {
        self.answer = answer
    }

    /// How it is reached.
    var exchange: Exchange {
        Exchange(
            send: { (request) throws(ProbeFailure) in
                self.asked.append(request)
                let response = try self.answer(request, self)
                self.now = self.now.advanced(by: self.pace)
                return ProbeReply(response: response, elapsed: self.pace)
            }, sleep: { self.now = self.now.advanced(by: $0) }, clock: { self.now })
    }

    /// The second of the clock, as `iat` has it.
    var seconds: Int64 { now.milliseconds / 1000 }
}
