import Chat
import Encoding
import Testing
import Tokens

/// Which of a customer's tokens says what the agent is told (contract, section 3).
@Suite struct ClaimsInForceTests {
    /// A token whose claims say only its name; times are seconds from noon.
    static func token(_ name: String, iat: Int64? = nil, exp: Int64? = nil) -> Credential {
        var claims = #"{"sub":"u-42","name":"\#(name)""#
        if let iat { claims += #","iat":\#(World.noonSeconds + iat)"# }
        if let exp { claims += #","exp":\#(World.noonSeconds + exp)"# }
        return TokenMint.token(claims + "}")
    }

    /// The names in force after each of these tokens arrived, on one session.
    static func names(_ tokens: [Credential]) throws -> [String] {
        var world = World()
        let id = try world.start(tokens[0]).id
        return try tokens.map { try JSON(reading: world.session(id, $0).told)["name"]?.string ?? "?" }
    }

    @Test func `the later iat wins, and the older is served and changes nothing`() throws {
        let (old, new) = (Self.token("old", iat: 1), Self.token("new", iat: 2))
        #expect(try Self.names([old, new, old, new]) == ["old", "new", "new", "new"])
        #expect(try Self.names([new, old]) == ["new", "new"])
    }

    @Test func `on a tie the later arrival of a token not seen before wins`() throws {
        let tokens = ["a", "b", "c"].map { Self.token($0, iat: 5) }
        #expect(try Self.names([tokens[0], tokens[1], tokens[0]]) == ["a", "b", "b"])
        #expect(
            try Self.names([tokens[0], tokens[1], tokens[2], tokens[1], tokens[0]]) == [
                "a", "b", "c", "c", "c",
            ])
    }

    @Test func `without iat the later arrival of a token not seen before wins`() throws {
        let (none, other, dated) = (Self.token("none"), Self.token("other"), Self.token("dated", iat: 1))
        #expect(try Self.names([none, other, none, other]) == ["none", "other", "other", "other"])
        #expect(try Self.names([none, dated, none]) == ["none", "dated", "dated"])
        #expect(try Self.names([dated, none, dated]) == ["dated", "none", "none"])
    }

    @Test func `a token seen before does not come back after a later one`() throws {
        let (none, first, second) = (
            Self.token("none"), Self.token("first", iat: 1), Self.token("second", iat: 2)
        )
        #expect(try Self.names([none, first, second, none]) == ["none", "first", "second", "second"])
        #expect(try Self.names([second, first, none, first]) == ["second", "second", "none", "none"])
    }

    @Test func `a fraction of a second decides`() throws {
        func token(_ name: String, _ fraction: String) -> Credential {
            TokenMint.token(#"{"sub":"u-42","name":"\#(name)","iat":\#(World.noonSeconds - 9).\#(fraction)}"#)
        }
        #expect(try Self.names([token("b", "6"), token("a", "5")]) == ["b", "b"])
    }

    @Test func `claims in force that have expired lose, even to an older token`() throws {
        var world = World()
        let short = Self.token("short", iat: 2, exp: 10)
        let old = Self.token("old", iat: 1, exp: 100)
        let id = try world.start(short).id
        world.now = World.noon.advanced(by: .milliseconds(9_999))
        #expect(try world.session(id, old).told.contains("short"))
        world.now = World.noon.advanced(by: .seconds(10))
        #expect(try world.session(id, old).told.contains("old"))
    }

    @Test func `the leeway counts for the claims in force too`() throws {
        var world = World { $0.leeway = .seconds(5) }
        let id = try world.start(Self.token("short", iat: 2, exp: 10)).id
        world.now = World.noon.advanced(by: .milliseconds(14_999))
        #expect(try world.session(id, Self.token("old", iat: 1)).told.contains("short"))
        world.now = World.noon.advanced(by: .seconds(15))
        #expect(try world.session(id, Self.token("old", iat: 1)).told.contains("old"))
    }

    @Test func `claims in force that were logged out lose, even to an older token`() throws {
        var world = World()
        let (old, new) = (Self.token("old", iat: 1), Self.token("new", iat: 2))
        let id = try world.start(old).id
        #expect(try world.session(id, new).told.contains("new"))
        try world.logout(new)
        #expect(try world.session(id, old).told.contains("old"))
    }

    @Test func `what a later token no longer says is no longer said`() throws {
        var world = World()
        let id = try world.start(TokenMint.customer("u-42", #""plan":"pro","email":"e""#)).id
        let later = TokenMint.token(#"{"sub":"u-42","iat":\#(World.noonSeconds + 1),"plan":"free"}"#)
        #expect(try world.session(id, later).told == #"{"plan":"free"}"#)
        #expect(world.events == [.sessionStarted, .claimsReplaced])
    }

    @Test func `all open sessions show the claims in force, an ended one what it had`() throws {
        var world = World()
        let old = Self.token("old", iat: 1)
        let ended = try world.start(old).id
        try world.logout(Self.token("other", iat: 0), session: ended)
        let open = try world.start(old).id
        let new = Self.token("new", iat: 2)
        let third = try world.start(new).id
        for id in [open, third] { #expect(try world.session(id, old).told == #"{"name":"new"}"#) }
        #expect(try world.session(ended, new).told == #"{"name":"old"}"#)
    }

    @Test func `a start with an older token shows the claims in force`() throws {
        var world = World()
        _ = try world.start(Self.token("new", iat: 2))
        #expect(try world.start(Self.token("old", iat: 1)).told == #"{"name":"new"}"#)
        #expect(world.events == [.sessionStarted, .sessionStarted])
    }

    @Test func `history weighs a token too`() throws {
        var world = World()
        let id = try world.start(Self.token("old", iat: 1)).id
        _ = try world.history(Self.token("new", iat: 2))
        #expect(world.sandbox.anySession(id)?.told == #"{"name":"new"}"#)
    }

    @Test func `a token that is refused with the request changes no claims`() throws {
        var world = World()
        let old = Self.token("old", iat: 1)
        let id = try world.start(old).id
        let ended = try world.start(old).id
        try world.logout(Self.token("other", iat: 0), session: ended)
        let before = (world.state, world.events)
        let new = Self.token("new", iat: 2)
        #expect(refusal { try world.say("", new, in: id) } == "empty-text")
        #expect(refusal { try world.say("x", new, in: id, metadata: "[]") } == "metadata")
        #expect(refusal { try world.say("x", new, in: ended) } == "session-ended")
        #expect(refusal { _ = try world.history(new, cursor: "x") } == "bad-cursor")
        #expect(world.state == before.0)
        #expect(world.events == before.1)
    }
}
