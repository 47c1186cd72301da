import Encoding
import HTTP
import Service
import Testing
import Tokens

/// What a page may say of its visitor at a start, and what only a token may (contract, section 4).
@Suite struct ConnectStartTrustTests {
    @Test func `a page cannot overwrite what its website signed`() throws {
        var world = try World()
        let token = HostedWidget.token(#""attributes":{"plan":"free"}"#)
        let contact = try world.contact(token, body: #"{"Attributes":{"plan":"gold","page":"/cart"}}"#)
        let shown = try world.shown(contact)
        #expect(shown["agentContext"]?.description == #"{"plan":"free","page":"/cart"}"#)
        #expect(shown["trust"]?.string == "untrusted")
        #expect(shown["stripped"]?.description == #"["Attributes.plan"]"#)
    }

    @Test func `signed attributes alone are trusted, those of a widget without security are not`() throws {
        var world = try World()
        let signed = try world.shown(world.contact(HostedWidget.token(#""attributes":{"plan":"free"}"#)))
        #expect(signed["trust"]?.string == "verified" && signed["identity"]?["kind"]?.string == "anonymous")
        var open = try World(HostedWidget.configuration(#""security":"off""#, hasKey: false))
        let token = HostedWidget.token(#""customerId":"c-7","attributes":{"plan":"free"}"#)
        let contact = try open.contact(token, body: #"{"Attributes":{"page":"/"}}"#)
        let shown = try open.shown(contact)
        #expect(shown["agentContext"]?.description == #"{"page":"/"}"#)
        #expect(shown["trust"]?.string == "untrusted")
        #expect(shown["identity"]?["kind"]?.string == "anonymous")
    }

    @Test func `only a token names the customer, whatever the page says`() throws {
        var world = try World()
        let body = #"{"CustomerId":"c-1","RelatedContactId":"r","ClientToken":"t"}"#
        let named = try world.shown(world.contact(HostedWidget.customer("c-7"), body: body))
        #expect(named["identity"]?.description == #"{"kind":"verified","sub":"c-7"}"#)
        let unnamed = try world.shown(world.contact(HostedWidget.token(), body: body))
        #expect(unnamed["identity"]?.description == #"{"kind":"anonymous"}"#)
    }

    @Test func `what the token says of the chat is what the backend reads of it`() throws {
        var world = try World()
        let segments = #"{"a":{"ValueString":"b"}}"#
        let token = HostedWidget.token(
            #""customerId":"c-7","relatedContactId":"r-1","segmentAttributes":\#(segments)"#)
        let page = #"{"RelatedContactId":"r-2","SegmentAttributes":{"x":{"ValueString":"y"}}}"#
        let path = "/contacts/\(HostedWidget.instance)/"
        let contact = try world.call(.get, path + world.contact(token, body: page)).json["Contact"]
        #expect(contact?["CustomerId"]?.string == "c-7" && contact?["RelatedContactId"]?.string == "r-1")
        #expect(contact?["SegmentAttributes"]?.description == segments)
        let plain = try world.call(.get, path + world.contact(body: page)).json["Contact"]
        #expect(plain != nil && plain?["RelatedContactId"] == nil && plain?["SegmentAttributes"] == nil)
    }

    @Test func `a page cannot reach another chat by a client token`() throws {
        var world = try World()
        let body = #"{"ClientToken":"t"}"#
        let first = try world.contact(body: body)
        #expect(try world.contact(body: body) != first)
    }

    @Test func `a related contact excludes a persistent chat, also where the token names it`() throws {
        var world = try World()
        let contact = try world.contact()
        _ = world.control(.post, "/sessions/\(contact)/end")
        let body = Self.goingOn(from: contact)
        let related = HostedWidget.token(#""relatedContactId":"r-1""#)
        #expect(world.connectStart(related, body: body).status == .badRequest)
        #expect(world.connectStart(related).status == .ok)
    }

    @Test func `a guide needs the interactive types, also where the token asks for it`() throws {
        var world = try World()
        let guide = #""segmentAttributes":{"connect:Subtype":{"ValueString":"connect:Guide"}}"#
        let token = HostedWidget.token(guide)
        #expect(world.connectStart(token).status == .badRequest)
        let some = #"{"SupportedMessagingContentTypes":["text/plain",\#(HostedWidget.interactive)]}"#
        #expect(world.connectStart(token, body: some).status == .badRequest)
        let body = #"{"SupportedMessagingContentTypes":\#(HostedWidget.guideTypes)}"#
        #expect(world.connectStart(token, body: body).status == .ok)
    }

    // MARK: Persistent chat

    @Test(arguments: ["FROM_SEGMENT", "ENTIRE_PAST_SESSION"])
    func `a chat goes on from an ended one of the same visitor`(rehydration: String) throws {
        for token in [HostedWidget.token(), HostedWidget.customer("c-7")] {
            var world = try World()
            let contact = try world.contact(token)
            let body = Self.goingOn(from: contact, rehydration)
            #expect(world.connectStart(token, body: body).status == .badRequest)
            _ = world.control(.post, "/sessions/\(contact)/end")
            let result = try world.connectStart(token, body: body).json["data"]?["startChatResult"]
            #expect(result?["ContinuedFromContactId"]?.string == contact)
            #expect(result?["ContactId"]?.string != contact)
        }
    }

    @Test func `nobody goes on from somebody else's chat`() throws {
        var world = try World()
        let (known, other) = (HostedWidget.customer("c-7"), HostedWidget.customer("c-8"))
        let contact = try world.contact(known)
        let anonymous = try world.contact()
        for id in [contact, anonymous] { _ = world.control(.post, "/sessions/\(id)/end") }
        for (token, id) in [(other, contact), (HostedWidget.token(), contact), (known, anonymous)] {
            for rehydration in ["FROM_SEGMENT", "ENTIRE_PAST_SESSION"] {
                #expect(
                    world.connectStart(token, body: Self.goingOn(from: id, rehydration)).status == .notFound)
            }
        }
        #expect(world.connectStart(known, body: Self.goingOn(from: contact)).status == .ok)
    }

    @Test func `nobody goes on from a chat of another widget`() throws {
        var world = try World()
        let second = HostedWidget.configuration(#""autoReply":"off""#)
            .replacing(HostedWidget.id, with: "second")
        let widget = try JSON(reading: second)["widgets"]?[0]?.description ?? ""
        #expect(world.control(.put, "/widgets/second", body: widget).status.isSuccess)
        let contact = try world.contact()
        _ = world.control(.post, "/sessions/\(contact)/end")
        let (body, token) = (Self.goingOn(from: contact), HostedWidget.token(sub: "second"))
        let path = "/connectwidget/api/second/start"
        #expect(world.connectStart(token, path: path).status == .ok)
        #expect(world.connectStart(token, body: body, path: path).status == .notFound)
    }

    private static func goingOn(from contact: String, _ rehydration: String = "FROM_SEGMENT") -> String {
        #"{"PersistentChat":{"RehydrationType":"\#(rehydration)","SourceContactId":"\#(contact)"}}"#
    }

    // MARK: Explanations

    @Test func `the wire says why only where it is asked, on loopback`() throws {
        var world = try World()
        let token = HostedWidget.token(sub: "demo-snippet")
        let asked = [("X-Chatgate-Explain", "1")]
        let explained = try world.connectStart(token, fields: asked).json
        #expect(explained.members.map(\.name) == ["data", "chatgate"])
        #expect(explained["data"]?["statusCode"]?["code"]?.int == 401)
        #expect(explained["chatgate"]?["reason"]?.string == "subject")
        #expect(explained["chatgate"]?["hints"]?[0]?["id"]?.string == "snippet-subject")
        for fields in [[], [("X-Chatgate-Explain", "0")], [("X-Chatgate-Explain", "true")]] {
            #expect(try world.connectStart(token, fields: fields).json.members.map(\.name) == ["data"])
        }
        var far = try World { $0.isLoopback = false }
        #expect(try far.connectStart(token, fields: asked).json.members.map(\.name) == ["data"])
        #expect(world.connectStart(fields: asked).status == .ok)
    }

    @Test func `what is asked is judged once`() throws {
        var world = try World()
        _ = world.connectStart("x", fields: [("X-Chatgate-Explain", "1")])
        #expect(try world.events() == ["token.rejected"])
    }

    @Test func `what is no token's fault is explained in a sentence`() throws {
        var world = try World()
        let asked = [("X-Chatgate-Explain", "1")]
        let denied = try world.connectStart(nil, fields: asked).json["chatgate"]
        #expect(denied?["reason"]?.string == "anonymous-denied")
        let body = try world.connectStart(body: #"{"Username":7}"#, fields: asked).json["chatgate"]
        #expect(body?["detail"]?.string == "Username must be a string, not number.")
        let snippet = try world.connectStart(snippet: "x", fields: asked).json["chatgate"]
        #expect(snippet?["detail"]?.string?.contains("x-amz-snippet-id") == true)
    }
}
