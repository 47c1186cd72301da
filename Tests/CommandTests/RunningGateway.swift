import Encoding
import Glibc
import Testing

/// `chatgate serve` as a process, on a port of the system's choice; it never outlives the value.
final class RunningGateway {
    let process: ChildProcess
    /// The line that it said when it was ready.
    let ready: JSON
    /// Where it listens.
    let port: UInt16

    /// Starts it and waits for its line.
    init(
        _ words: String..., listen: String? = "127.0.0.1:0", environment: [String: String] = [:],
        in folder: ScratchFolder
    ) throws {
        let address = listen.map { ["--listen", $0] } ?? []
        let process = try ChildProcess(["serve"] + address + words, environment: environment, in: folder)
        self.process = process
        let spoke = ChildProcess.waits(20) { process.output.hasSuffix("\n") || !process.isRunning }
        try #require(spoke && process.isRunning, "serve is not ready: \(process.errors)")
        ready = try JSON(reading: process.output)
        let url = try #require(ready["url"]?.string)
        port = try #require(url.split(separator: ":").last.flatMap { UInt16($0) })
    }

    /// Asks it something.
    func exchange(
        _ method: String, _ path: String, token: String? = nil, headers: [String] = [], body: String = ""
    ) throws -> Wire.Answer {
        let credential = token.map { ["Authorization: Bearer \($0)"] } ?? []
        return try Wire.exchange(port, method, path, headers: credential + headers, body: body)
    }

    /// Asks it to stop; its exit code.
    func stop(_ signal: Int32 = SIGTERM) -> Int32? {
        process.send(signal)
        return process.exitCode()
    }
}
