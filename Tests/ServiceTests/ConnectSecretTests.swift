import Encoding
import HTTP
import Service
import Testing

/// What opens something by itself is repeated nowhere, and opens nothing beside it.
@Suite struct ConnectSecretTests {
    /// The path of a file's upload, and the letters in it that open it.
    private static func upload(_ world: inout World) throws -> (path: String, ticket: String) {
        let visitor = try world.customer()
        let answer = try world.asks(
            visitor, "start-attachment-upload",
            #"{"ContentType":"text/plain","AttachmentSizeInBytes":1,"AttachmentName":"a.txt","#
                + #""ClientToken":"c"}"#
        ).json
        let url = try #require(answer["UploadMetadata"]?["Url"]?.string)
        return (
            String(url.dropFirst("http://127.0.0.1:4820".count)), String(url.split(separator: "/").last ?? "")
        )
    }

    /// Every letter escaped.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
    }

    @Test func `the ticket in a path is never told, escaped or not`() throws {
        var world = try World()
        let (path, ticket) = try Self.upload(&world)
        #expect(ticket.utf8.count == 76)
        #expect(Redaction.path(path) == "/connect/uploads/(a token)")
        #expect(Redaction.path("/sandbox/a" + path) == "/sandbox/a/connect/uploads/(a token)")
        #expect(Redaction.path("/x/\(Self.escaped(ticket))/y") == "/x/(a token)/y")
        #expect(Redaction.path("/x/ticket=\(ticket);v=1") == "/x/(a token)")
        let unknown = world.call(.put, "/connect/uplods/\(ticket)", body: "x")
        #expect(unknown.status == .notFound && !unknown.text.contains(ticket))
    }

    @Test func `an identity token in a path is never told, even where its dots are escaped`() {
        let token = HostedWidget.token()
        for written in [token, token.replacing(".", with: "%2E"), Self.escaped(token)] {
            #expect(Redaction.path("/a/\(written)/b") == "/a/(a token)/b")
        }
    }

    @Test(arguments: [
        "/contacts/00000000-0000-4000-8000-0000000000aa/0d6a1f3c-0000-4000-8000-000000000001",
        "/applied/v1/widgets/demo-applied/sessions/0123456789abcdef0123456789abcdef/messages",
        "/contact/attributes/arn%3Aaws%3Aconnect%3Aus-east-1%3A123456789012%3Ainstance%2Fabc/c-1",
        "/a%zz", "/",
    ])
    func `a path that opens nothing is told as it came`(path: String) {
        #expect(Redaction.path(path) == path)
    }

    @Test func `a session token of a signed request is kept out of the answer and of the journal`() throws {
        let credentials = #","awsCredentials":[{"id":"AKID","secret":"not the signer's"}]"#
        var world = try World(ConnectInstance.configuration(ConnectInstance.widget(credentials)))
        let scope = "AKID/20260115/us-east-1/connect/aws4_request"
        let names = "host;x-amz-bearer;x-amz-date;x-amz-security-token"
        let refused = world.call(
            .put, "/contact/chat",
            fields: [
                (
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=\(names), Signature=0"
                ),
                ("X-Amz-Date", "20260115T090000Z"), ("X-Amz-Security-Token", "hush-session"),
                ("X-Amz-Bearer", "hush-bearer"), ("Host", "127.0.0.1"),
            ], body: ConnectInstance.body())
        #expect(refused.isFault(403, "InvalidSignatureException"))
        #expect(refused.text.contains("x-amz-security-token:(not shown)"))
        #expect(!refused.text.contains("hush"))
        let told = world.control(.get, "/events?type=backend.refused").text
        #expect(told.contains("x-amz-bearer:(not shown)") && !told.contains("hush"))
    }

    @Test func `a chat of a widget that wants signatures is not gone on from without one`() throws {
        let open = ConnectInstance.widget("", id: "open")
        let signing = #","awsCredentials":[{"id":"AKID","secret":"s"}]"#
        let closed = ConnectInstance.widget(signing, id: "closed")
            .replacing(ConnectInstance.flow, with: "closed-flow")
        var world = try World(ConnectInstance.configuration(open, closed))
        let page = world.call(
            .post, "/connectwidget/api/closed/start", fields: [("x-amz-snippet-id", "s")], body: "{}")
        let past = try #require(try page.json["data"]?["startChatResult"]?["ContactId"]?.string)
        _ = world.control(.post, "/sessions/\(past)/end")
        let body = ConnectInstance.body(
            #"{"PersistentChat":{"RehydrationType":"FROM_SEGMENT","SourceContactId":"\#(past)"}}"#)
        #expect(
            world.call(.put, "/contact/chat", body: body).isFault(404, "ResourceNotFoundException"))
        let own = try world.call(.put, "/contact/chat", body: ConnectInstance.body()).json
        let mine = try #require(own["ContactId"]?.string)
        _ = world.control(.post, "/sessions/\(mine)/end")
        #expect(
            world.call(.put, "/contact/chat", body: body.replacing(past, with: mine)).status == .ok)
    }
}
