import Encoding
import Glibc
import Testing

@testable import Command

/// `chatgate serve --record DIR`: what was held over HTTP replays.
@Suite struct `recording chats` {
    private static func recorded(_ folder: ScratchFolder, count: Int) -> [String] {
        _ = ChildProcess.waits(10) { folder.names.count >= count }
        return folder.names
    }

    private static func session(_ answer: Wire.Answer) throws -> String {
        try #require(JSON(reading: answer.body)["session"]?["id"]?.string, "\(answer.body)")
    }

    @Test func `chats of two visitors are written when they end, without token or secret, and replay`() throws
    {
        let folder = try ScratchFolder()
        let gateway = try RunningGateway("--record", folder.path, in: ScratchFolder())
        let sessions = "/applied/v1/widgets/\(Demo.applied)/sessions"
        let now = Int(time(nil))
        let token = Demo.token(#"{"sub":"u-42","plan":"pro","iat":\#(now),"exp":\#(now + 600)}"#)
        let ours = try Self.session(
            gateway.exchange("POST", sessions, token: token, body: #"{"message":"Hello"}"#))
        let theirs = try Self.session(
            gateway.exchange("POST", sessions, body: #"{"metadata":{"context":{"plan":"gold"}}}"#))
        _ = try gateway.exchange(
            "POST", "/_chatgate/v1/sessions/\(ours)/messages", body: #"{"role":"agent","text":"Good day"}"#)
        #expect(folder.names.isEmpty)
        let logout = "/applied/v1/widgets/\(Demo.applied)/logout?session=\(ours)"
        #expect(try gateway.exchange("POST", logout, token: token).status == 204)
        _ = try gateway.exchange("POST", "/_chatgate/v1/sessions/\(theirs)/end")
        let names = Self.recorded(folder, count: 2)
        #expect(names.count == 2)
        #expect(names.contains { $0.hasSuffix("_demo-applied_\(ours.prefix(8)).chat.json") })
        let texts = names.compactMap { ScratchFolder.text(folder.path + "/" + $0) }
        for text in texts {
            #expect(!text.contains("eyJ"))
            #expect(!text.contains("chatgate-demo-applied-secret"))
            #expect(!text.contains(ours) && !text.contains(theirs))
        }
        #expect(texts.contains { $0.contains(#""plan":"pro""#) && $0.contains(#"{"logout":{}}"#) })
        #expect(texts.contains { $0.contains(#""plan":"gold""#) && $0.contains(#"{"end":{}}"#) })
        let near = Run("replay", folder.path)
        #expect(near.code == .success, "\(near.everything)")
        let far = Run("replay", folder.path, "--target", "http://127.0.0.1:\(gateway.port)")
        #expect(far.code == .success, "\(far.everything)")
    }

    @Test func `chats of every sandbox are recorded, also after a reset`() throws {
        let folder = try ScratchFolder()
        let gateway = try RunningGateway("--record", folder.path, in: ScratchFolder())
        for base in ["/sandbox/one", "/sandbox/two", "/sandbox/two", ""] {
            let path = "\(base)/applied/v1/widgets/\(Demo.applied)/sessions"
            let session = try Self.session(gateway.exchange("POST", path))
            _ = try gateway.exchange("POST", "\(base)/_chatgate/v1/sessions/\(session)/end")
            _ = try gateway.exchange("POST", "\(base)/_chatgate/v1/reset")
        }
        #expect(Self.recorded(folder, count: 4).count == 4)
    }

    @Test func `a folder that cannot be written ends serve before it begins`() throws {
        let process = try ChildProcess(
            ["serve", "--listen", "127.0.0.1:0", "--record", "/nonexistent/folder"], in: ScratchFolder())
        #expect(process.exitCode() == 2)
        #expect(process.output.isEmpty)
        #expect(process.errors.contains("--record: cannot write to the folder /nonexistent/folder"))
    }

    @Test func `a folder that is gone later is a warning, and the gateway goes on`() throws {
        let folder = try ScratchFolder()
        let inner = folder.path + "/inner"
        #expect(unsafe mkdir(inner, 0o700) == 0)
        let gateway = try RunningGateway("--record", inner, in: ScratchFolder())
        #expect(unsafe rmdir(inner) == 0)
        let session = try Self.session(
            gateway.exchange("POST", "/applied/v1/widgets/\(Demo.applied)/sessions"))
        #expect(try gateway.exchange("POST", "/_chatgate/v1/sessions/\(session)/end").status == 204)
        #expect(ChildProcess.waits(10) { gateway.process.errors.contains("not-recorded") })
        #expect(gateway.process.errors.contains("cannot write \(inner)/"))
    }
}
