import Encoding
import HTTP
import Testing
import Tokens

@testable import Probe

/// How an endpoint is asked.
@Suite struct `calls and redirects` {
    @Test func `three calls are spread over more than a second`() throws {
        let (_, site) = try Endpoint().inspect()
        #expect(site.asked.count == 3)
        #expect(site.now >= Instant(seconds: 1_768_478_400).advanced(by: .milliseconds(1_100)))
    }

    @Test func `a hundred calls take no longer`() throws {
        let (report, site) = try Endpoint().inspect(count: 100)
        #expect(report.calls == 100 && report.passed)
        #expect(site.now < Instant(seconds: 1_768_478_400).advanced(by: .milliseconds(1_900)))
    }

    @Test func `the last call alone comes from a foreign page`() throws {
        let (_, site) = try Endpoint().inspect()
        #expect(site.asked.map { $0.has("origin") } == [false, false, true])
    }

    @Test func `an origin of the user's is kept`() throws {
        let (_, site) = try Endpoint().inspect(fields: [("origin", "https://shop.example")])
        #expect(site.asked.allSatisfy { $0.fields.count == 1 })
    }

    @Test(arguments: [1, 3])
    func `a site that turns foreign pages away is a good one`(_ count: Int) throws {
        let (report, site) = try Endpoint(refusesOrigins: true).inspect(count: count)
        #expect(report.passed)
        #expect(report.names(.warn).isEmpty)
        #expect(site.asked.count == max(2, count))
    }

    @Test func `an honest token may repeat within a second`() throws {
        let report = try Endpoint().report(count: 20)
        #expect(report.finding("same-token")?.status == .pass)
    }

    @Test func `five redirects are followed and the sixth is not`() throws {
        let steps = (1...6).map { ("/\($0)", $0 == 6 ? "/token" : "/\($0 + 1)") }
        let endpoint = Endpoint(redirects: Dictionary(uniqueKeysWithValues: steps))
        #expect(try endpoint.report("/2", count: 1).passed)
        let (report, site) = try endpoint.inspect("/1", count: 1)
        #expect(report.finding("redirect")?.detail.contains("more than five") == true)
        #expect(site.asked.count == 6)
    }

    @Test func `another origin is never asked, not even the same host by another scheme or port`() throws {
        for location in [
            "https://shop.example/token", "http://shop.example:81/token", "//other.example/token",
        ] {
            let (report, site) = try Endpoint(redirects: ["/r": location]).inspect("/r", count: 1)
            #expect(!report.passed)
            #expect(site.asked.count == 1)
        }
    }

    @Test func `a POST that is redirected becomes a GET, as in a browser, but not by 307`() throws {
        let url = try #require(ProbeURL("http://shop.example/a"))
        let post = ProbeRequest(
            method: .post, url: url, fields: [("Content-Type", "a/b"), ("Cookie", "c")], body: [1])
        for (code, method) in [(301, Method.get), (302, .get), (303, .get), (307, .post), (308, .post)] {
            let next = post.redirected(to: url, status: Status(code: code))
            #expect(next.method == method)
            #expect(next.body.isEmpty == (method == .get))
            #expect(next.fields.map(\.name) == (method == .get ? ["Cookie"] : ["Content-Type", "Cookie"]))
        }
    }

    @Test func `a call without an answer ends all`() throws {
        let url = try #require(ProbeURL("http://shop.example/token"))
        let site = FakeSite { (_, _) throws(ProbeFailure) in throw ProbeFailure("Nobody answers.") }
        let inspection = Inspection(plan: ProbePlan(request: ProbeRequest(url: url)), secrets: []) { _, _ in
            .anonymous(widget: "shop")
        }
        #expect(throws: ProbeFailure("Nobody answers.")) { try inspection.run(site.exchange) }
    }
}
