import Encoding
import Foundation
import Testing

/// `chatgate serve` as a process: how it begins and how it ends.
@Suite struct `serving as a process` {
    @Test func `one line on stdout says that it is ready`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        #expect(gateway.ready.members.map(\.name) == ["event", "url", "ws", "admin", "pid", "version"])
        #expect(gateway.ready["event"]?.string == "ready")
        #expect(gateway.ready["url"]?.string == "http://127.0.0.1:\(gateway.port)")
        #expect(gateway.ready["ws"]?.string == "ws://127.0.0.1:\(gateway.port)")
        #expect(gateway.ready["admin"]?.string == "http://127.0.0.1:\(gateway.port)/_chatgate/v1")
        #expect(gateway.ready["pid"]?.int == Int64(gateway.process.id))
        #expect("chatgate \(gateway.ready["version"]?.string ?? "")" == Run("version").text)
        #expect(try gateway.exchange("GET", "/readyz").status == 200)
        #expect(gateway.stop() == 0)
        #expect(gateway.process.output == gateway.ready.description + "\n")
        #expect(
            gateway.process.errors.contains(
                "try: curl -s -X POST "
                    + "http://127.0.0.1:\(gateway.port)/applied/"))
    }

    @Test func `port 0 takes a free one, each time another`() throws {
        let folder = try ScratchFolder()
        let (one, other) = (try RunningGateway(in: folder), try RunningGateway(in: folder))
        #expect(one.port != 0)
        #expect(one.port != other.port)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `it stops cleanly at a signal`(_ signal: Int32) throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        #expect(gateway.stop(signal) == 0)
        #expect(Run("health", "http://127.0.0.1:\(gateway.port)").output.isEmpty)
    }

    @Test func `a taken address ends the second with 3, and harms neither the first nor its ready file`()
        throws
    {
        let folder = try ScratchFolder()
        let file = folder.path + "/ready"
        let first = try RunningGateway("--ready-file", file, in: folder)
        let address = "127.0.0.1:\(first.port)"
        let second = try ChildProcess(["serve", "--listen", address, "--ready-file", file], in: folder)
        #expect(second.exitCode() == 3)
        #expect(second.output.isEmpty)
        #expect(second.errors == "chatgate: \(address) is in use by another process.\n")
        #expect(ScratchFolder.text(file) == first.process.output)
        #expect(try first.exchange("GET", "/healthz").status == 200)
        #expect(first.stop() == 0)
    }

    // MARK: The ready file

    @Test func `the ready file holds the line and goes with the gateway`() throws {
        for signal in [SIGTERM, SIGINT] {
            let folder = try ScratchFolder()
            let file = folder.path + "/ready"
            let gateway = try RunningGateway("--ready-file", file, in: folder)
            #expect(ScratchFolder.text(file) == gateway.process.output)
            #expect(folder.names.filter { $0.hasPrefix("ready") } == ["ready"])
            #expect(gateway.stop(signal) == 0)
            #expect(folder.names.allSatisfy { !$0.hasPrefix("ready") })
        }
    }

    /// A reader that holds the old file keeps it whole: the new one is another file under the same name.
    @Test func `the ready file is replaced, not written over`() throws {
        let folder = try ScratchFolder()
        let file = folder.write("ready", "from last time\n")
        let held = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        defer { try? held.close() }
        let gateway = try RunningGateway("--ready-file", file, in: folder)
        #expect(String(decoding: held.availableData, as: UTF8.self) == "from last time\n")
        #expect(ScratchFolder.text(file) == gateway.process.output)
    }

    @Test func `the ready file is never seen half written`() throws {
        for _ in 0..<5 {
            let folder = try ScratchFolder()
            let file = folder.path + "/ready"
            let process = try ChildProcess(
                ["serve", "--listen", "127.0.0.1:0", "--ready-file", file], in: folder)
            var seen: String?
            for _ in 0..<2_000_000 where seen == nil { seen = ScratchFolder.text(file) }
            #expect(seen?.hasSuffix("}\n") == true)
            let spoke = ChildProcess.waits(10) { !process.output.isEmpty }
            #expect(spoke)
            #expect(seen == process.output)
        }
    }

    @Test func `a ready file that cannot be written ends it with 2 before it says a word`() throws {
        let folder = try ScratchFolder()
        let process = try ChildProcess(
            ["serve", "--listen", "127.0.0.1:0", "--ready-file", "\(folder.path)/absent/ready"], in: folder)
        #expect(process.exitCode() == 2)
        #expect(process.output.isEmpty)
        #expect(process.errors.contains("cannot write the ready file \(folder.path)/absent/ready"))
    }

    // MARK: URLs

    @Test(arguments: [
        ("https://chat.example", "wss://chat.example"),
        ("http://chat.example:8080/", "ws://chat.example:8080"),
        ("https://chat.example/base/", "wss://chat.example/base"),
    ])
    func `every URL begins with the public one`(_ url: String, _ socket: String) throws {
        let folder = try ScratchFolder()
        let process = try ChildProcess(["serve", "--listen", "127.0.0.1:0", "--public-url", url], in: folder)
        let spoke = ChildProcess.waits(20) { !process.output.isEmpty || !process.isRunning }
        #expect(spoke)
        let ready = try JSON(reading: process.output)
        let base = url.hasSuffix("/") ? String(url.dropLast()) : url
        #expect(ready["url"]?.string == base)
        #expect(ready["ws"]?.string == socket)
        #expect(ready["admin"]?.string == base + "/_chatgate/v1")
    }
}
