import Encoding
import HTTP
import Service
import Testing
import Tokens

/// When a page's credential no longer opens its session, the page is closed and hears nothing more.
@Suite struct LiveClosingTests {
    static let token = World.customer("u-42")
    static let second = World.customer("u-42", #""n":2"#)

    /// A session of `u-42` to which a page listens, and the page.
    static func page(_ world: inout World, token: String = token) throws -> (id: String, stream: StreamID) {
        let id = try world.start(token: token)
        let stream = try world.listen(to: id, token: token)
        settle(&world)
        return (id, stream)
    }

    /// The pages have been looked at once: from here on nothing but news or time makes them hear.
    static func settle(_ world: inout World) { #expect(world.heard().isEmpty) }

    @Test func `check 94: a logout closes the pages of its token, and of no other`() throws {
        var world = try World()
        let (id, page) = try Self.page(&world)
        let other = try world.listen(to: id, token: Self.second)
        Self.settle(&world)
        #expect(world.widget(.post, "/logout", token: Self.token).status == .noContent)
        #expect(world.heard() == [page: .closed])
        world.agent("still here", in: id)
        #expect(world.heard()[other]?.messages == ["still here"])
        #expect(world.widget(.post, "/logout", token: Self.second).status == .noContent)
        #expect(world.heard() == [other: .closed])
        #expect(!world.gateway.hasStreams)
    }

    @Test func `a logout that closes the session ends the pages of the customer's other tokens`() throws {
        var world = try World()
        let (id, page) = try Self.page(&world)
        let other = try world.listen(to: id, token: Self.second)
        let elsewhere = try world.listen(to: try world.start(token: Self.second), token: Self.second)
        Self.settle(&world)
        #expect(world.widget(.post, "/logout?session=\(id)", token: Self.token).status == .noContent)
        let heard = world.heard()
        #expect(heard[page] == .closed && heard[elsewhere] == nil)
        #expect(heard[other]?.text.hasPrefix("event: ended\n") == true && heard[other]?.ends == true)
    }

    @Test func `check 93: nothing that was said is heard once the logout is answered`() throws {
        var world = try World()
        let (id, page) = try Self.page(&world)
        world.agent("your secret", in: id)
        #expect(world.widget(.post, "/logout", token: Self.token).status == .noContent)
        world.agent("another", in: id)
        #expect(world.heard() == [page: .closed])
        world.agent("a third", in: id)
        #expect(world.heard().isEmpty)
        let again = world.call(.get, LiveTests.path(id), token: Self.token)
        #expect(try again.json["reason"]?.string == "revoked")
    }

    @Test func `an anonymous logout ends its page`() throws {
        var world = try World()
        let id = try world.start()
        let page = try world.listen(to: id)
        Self.settle(&world)
        #expect(world.widget(.post, "/logout?session=\(id)").status == .noContent)
        #expect(world.heard()[page]?.ends == true)
    }

    @Test func `a key that is removed closes the pages of what it signed`() throws {
        var world = try World()
        _ = world.control(.post, KeyTests.keys, body: KeyTests.body("k2"))
        let (id, old) = try Self.page(&world)
        let new = try world.listen(to: id, token: KeyTests.new)
        let anonymous = try world.listen(to: try world.start())
        Self.settle(&world)
        #expect(world.control(.delete, KeyTests.keys + "/demo").status == .noContent)
        world.agent("unheard by one", in: id)
        let heard = world.heard()
        #expect(heard[old] == .closed && heard[anonymous] == nil)
        #expect(heard[new]?.messages == ["unheard by one"] && heard[new]?.ends == false)
    }

    @Test func `a key that is removed closes its pages without any other news`() throws {
        var world = try World()
        _ = world.control(.post, KeyTests.keys, body: KeyTests.body("k2"))
        let (_, page) = try Self.page(&world)
        #expect(world.control(.delete, KeyTests.keys + "/demo").status == .noContent)
        #expect(world.heard() == [page: .closed])
    }

    @Test func `a widget that denies anonymous visitors from now on closes their pages`() throws {
        var world = try World()
        let page = try world.listen(to: try world.start())
        Self.settle(&world)
        let deny = WidgetTests.body("demo-applied", #","anonymous":"deny""#)
        #expect(world.control(.put, "/widgets/demo-applied", body: deny).status == .ok)
        #expect(world.heard() == [page: .closed])
    }

    @Test func `a login that links the session closes the anonymous page, and the customer's hears`() throws {
        var world = try World(JSONFixture.applied(#""onLogin":"link""#))
        let path = "/applied/v1/widgets/a/sessions"
        let id = try #require(world.call(.post, path).json["session"]?["id"]?.string)
        let anonymous = try world.stream(at: path + "/\(id)/events")
        Self.settle(&world)
        let login = world.call(.get, path + "/\(id)", token: Self.token)
        #expect(try login.json["identity"]?["sub"]?.string == "u-42")
        #expect(world.heard() == [anonymous: .closed], "by the login alone")
        let customer = try world.stream(at: path + "/\(id)/events", token: Self.token)
        world.agent("for the customer", in: id)
        let heard = world.heard()
        #expect(heard[anonymous] == nil)
        #expect(heard[customer]?.messages == ["for the customer"])
    }

    @Test func `a clock that is moved past the expiry closes at once`() throws {
        for change in [#"{"advance":"1h"}"#, #"{"freeze":"2027-01-01T00:00:00Z"}"#] {
            var world = try World()
            let (_, page) = try Self.page(&world)
            world.clock(#"{"advance":"1ms"}"#)
            #expect(world.heard().isEmpty)
            world.clock(change)
            #expect(world.heard() == [page: .closed])
        }
    }

    @Test func `a clock that goes back before the token's beginning closes at once`() throws {
        var world = try World()
        let token = World.token(#"{"sub":"u-42","nbf":\#(World.noonSeconds)}"#)
        let (_, page) = try Self.page(&world, token: token)
        world.clock(#"{"freeze":"2026-01-15T08:59:59.999Z"}"#)
        #expect(world.heard() == [page: .closed])
    }

    @Test func `a clock that is moved past a key's retirement closes what it signed`() throws {
        var world = try World()
        let until = #","retiresAt":"2026-01-15T09:10:00Z""#
        _ = world.control(.post, KeyTests.keys, body: KeyTests.body("k2", until))
        let (_, page) = try Self.page(&world, token: KeyTests.new)
        world.clock(#"{"advance":"10m"}"#)
        #expect(world.heard() == [page: .closed])
    }

    @Test func `at its expiry a page is closed by the deadline, without a request`() throws {
        var world = try World()
        let (id, page) = try Self.page(&world)
        let deadline = try #require(world.deadline)
        #expect(deadline == Instant(seconds: World.noonSeconds + 3_600))
        world.now = Instant(milliseconds: deadline.milliseconds - 1)
        world.agent("in time", in: id)
        #expect(world.heard()[page]?.messages == ["in time"])
        world.agent("too late", in: id)
        world.now = deadline
        #expect(world.heard() == [page: .closed])
        #expect(world.deadline == nil)
    }

    @Test(arguments: ["0.0001", "0.0009", "0.25", "0.5004", "0.9999"])
    func `an expiry inside a millisecond has its deadline too`(fraction: String) throws {
        var world = try World()
        let exp = "\(World.noonSeconds + 60)" + fraction.dropFirst()
        let token = World.token(#"{"sub":"u-42","exp":\#(exp)}"#)
        let (_, page) = try Self.page(&world, token: token)
        var turns = 0
        while let deadline = world.deadline, turns < 5 {
            world.now = max(deadline, world.now)
            turns += 1
            if world.heard()[page] == .closed { break }
        }
        #expect(!world.gateway.hasStreams && turns < 5, "the page is open at \(world.now.rfc3339)")
    }

    @Test(arguments: ["1ms", "200ms", "700ms", "333ms"])
    func `an expiry and a leeway of fractions have their deadline too`(leeway: String) throws {
        for tenth in 0...9 {
            var world = try World(JSONFixture.applied(#""leeway":"\#(leeway)""#))
            let path = "/applied/v1/widgets/a/sessions"
            let token = World.token(#"{"sub":"u-42","exp":\#(World.noonSeconds + 60).\#(tenth)}"#)
            let id = try #require(world.call(.post, path, token: token).json["session"]?["id"]?.string)
            let page = try world.stream(at: path + "/\(id)/events", token: token)
            var turns = 0
            while let deadline = world.deadline, turns < 5 {
                world.now = max(deadline, world.now)
                turns += 1
                if world.heard()[page] == .closed { break }
            }
            #expect(!world.gateway.hasStreams && turns < 5, ".\(tenth)")
        }
    }

    @Test func `a leeway that is changed moves the deadline of pages that listen`() throws {
        var world = try World(JSONFixture.applied(#""leeway":"0s""#))
        let path = "/applied/v1/widgets/a/sessions"
        let id = try #require(
            world.call(.post, path, token: Self.token).json["session"]?["id"]?.string)
        let page = try world.stream(at: path + "/\(id)/events", token: Self.token)
        for leeway in ["60s", "10s", "30s"] {
            let secret = "chatgate-demo-applied-secret-0123456789"
            let body = WidgetTests.body("a", #","leeway":"\#(leeway)""#, secret: secret)
            #expect(world.control(.put, "/widgets/a", body: body).status == .ok)
            #expect(world.heard().isEmpty)
        }
        // A deadline may be early, never late: what still holds is asked about again.
        for _ in 0..<5 {
            world.now = max(world.now, world.deadline ?? world.now)
            if world.heard() == [page: .closed] { break }
        }
        #expect(world.now == Instant(seconds: World.noonSeconds + 3_630) && !world.gateway.hasStreams)
    }

    @Test func `of several pages each has its own expiry`() throws {
        var world = try World()
        let tokens = [60, 30, 90].map { (seconds: Int64) in
            World.token(#"{"sub":"u-42","exp":\#(World.noonSeconds + seconds)}"#)
        }
        let id = try world.start(token: tokens[0])
        let pages = try tokens.map { try world.listen(to: id, token: $0) }
        for (seconds, index) in [(30, 1), (60, 0), (90, 2)] as [(Int64, Int)] {
            #expect(world.deadline == Instant(seconds: World.noonSeconds + seconds))
            world.now = Instant(seconds: World.noonSeconds + seconds)
            #expect(world.heard() == [pages[index]: .closed])
        }
        #expect(world.deadline == nil && !world.gateway.hasStreams)
    }

    @Test func `the deadline is in real time, and there is none without an expiry or in standing time`()
        throws
    {
        var world = try World()
        #expect(world.deadline == nil)
        _ = try world.listen(to: try world.start())
        let endless = World.token(#"{"sub":"u-42"}"#)
        _ = try Self.page(&world, token: endless)
        #expect(world.deadline == nil)
        let (_, page) = try Self.page(&world)
        world.clock(#"{"advance":"9m"}"#)
        #expect(world.deadline == Instant(seconds: World.noonSeconds + 3_600 - 540))
        world.clock(#"{"freeze":"2026-01-15T09:59:59.999Z"}"#)
        #expect(world.deadline == nil)
        world.now = world.now.advanced(by: .seconds(7_200))
        #expect(world.heard().isEmpty)
        world.clock(#"{"resume":true}"#)
        #expect(world.heard() == [page: .closed])
    }

    @Test func `the earliest deadline of all sandboxes counts, each by its clock`() throws {
        var world = try World()
        for (name, advance) in [("a", "0s"), ("b", "30m"), ("c", "10m")] {
            let sandbox = "/sandbox/\(name)"
            world.clock(#"{"advance":"\#(advance)"}"#, sandbox: sandbox)
            let id = try world.start(token: Self.token, sandbox: sandbox)
            _ = try world.listen(to: id, token: Self.token, sandbox: sandbox)
        }
        for minutes in [30, 50, 60] as [Int64] {
            let deadline = Instant(seconds: World.noonSeconds + minutes * 60)
            #expect(world.deadline == deadline)
            world.now = deadline
            #expect(Array(world.heard().values) == [.closed])
        }
    }

    @Test func `leeway lets a page hear for as long as a request would be taken`() throws {
        var world = try World(JSONFixture.applied(#""leeway":"30s""#))
        let path = "/applied/v1/widgets/a/sessions"
        let start = world.call(.post, path, token: Self.token)
        let id = try #require(start.json["session"]?["id"]?.string)
        let page = try world.stream(at: path + "/\(id)/events", token: Self.token)
        #expect(world.deadline == Instant(seconds: World.noonSeconds + 3_630))
        world.now = Instant(milliseconds: (World.noonSeconds + 3_630) * 1_000 - 1)
        world.agent("within the leeway", in: id)
        #expect(world.heard()[page]?.messages == ["within the leeway"])
        world.now = Instant(seconds: World.noonSeconds + 3_630)
        #expect(world.heard() == [page: .closed])
    }
}
