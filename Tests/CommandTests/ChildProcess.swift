import Foundation
import Testing

/// The built binary, run as a process of its own; it never outlives the value.
final class ChildProcess {
    /// The binary beside the test bundle.
    static let binary: String = {
        let bundle = CommandLine.arguments[0]
        let folder = bundle.lastIndex(of: "/").map { bundle[..<$0] } ?? "."
        return folder + "/chatgate"
    }()

    /// Heard under the address sanitizer alone: looking for leaks at the end of each process takes seconds.
    private static let sanitizer = ["ASAN_OPTIONS": "detect_leaks=0"]

    private let process = Process()
    /// Held, so that the files of its words stay.
    private let folder: ScratchFolder
    private let outputFile: String
    private let errorFile: String

    /// Starts it in a folder, with these variables and no others but a sanitizer's.
    init(_ words: [String], environment: [String: String] = [:], in folder: ScratchFolder) throws {
        self.folder = folder
        outputFile = folder.fresh("stdout")
        errorFile = folder.fresh("stderr")
        try #require(
            FileManager.default.isExecutableFile(atPath: Self.binary),
            "the binary is not at \(Self.binary): run swift build, then swift test")
        process.executableURL = URL(fileURLWithPath: Self.binary)
        process.arguments = words
        process.environment = environment.merging(Self.sanitizer) { given, _ in given }
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = FileHandle.nullDevice
        for file in [outputFile, errorFile] {
            _ = FileManager.default.createFile(atPath: file, contents: nil)
        }
        process.standardOutput = FileHandle(forWritingAtPath: outputFile)
        process.standardError = FileHandle(forWritingAtPath: errorFile)
        try process.run()
        Leash.hold(process.processIdentifier)
    }

    deinit {
        end()
        Leash.release(process.processIdentifier)
    }

    /// The process's number.
    var id: Int32 { process.processIdentifier }
    /// Whether it still runs.
    var isRunning: Bool { ending == nil }
    /// What it said on stdout until now.
    var output: String { ScratchFolder.text(outputFile) ?? "" }
    /// What it said on stderr until now.
    var errors: String { ScratchFolder.text(errorFile) ?? "" }

    /// Waits for its end; its exit code, or 128 and the signal that ended it, or nil while it still runs.
    func exitCode(within seconds: Int = 20) -> Int32? {
        var code: Int32?
        // Asked once each time: Foundation takes the end away from the system before it shows it.
        _ = Self.waits(seconds) {
            code = self.ending
            return code != nil
        }
        return code
    }

    /// Its exit code, or 128 and the signal that ended it; nil while it runs.
    ///
    /// Foundation notices an end when a socket closes, of which a child that was started at the same moment
    /// may hold a copy for as long as it lives; so the system is asked, and leaves the end to Foundation.
    private var ending: Int32? {
        var info = unsafe siginfo_t()
        let options = WEXITED | WNOHANG | WNOWAIT
        if unsafe waitid(P_PID, id_t(process.processIdentifier), &info, options) == 0 {
            guard unsafe info.si_signo == SIGCHLD else { return nil }
            let status = unsafe info._sifields._sigchld.si_status
            return unsafe info.si_code == Int32(CLD_EXITED) ? status : 128 + status
        }
        if process.isRunning { return nil }
        return process.terminationReason == .uncaughtSignal
            ? 128 + process.terminationStatus : process.terminationStatus
    }

    /// Sends a signal, unless it has ended.
    func send(_ signal: Int32) {
        if isRunning { kill(process.processIdentifier, signal) }
    }

    /// Ends it, politely first.
    func end() {
        send(SIGTERM)
        if exitCode(within: 10) == nil {
            send(SIGKILL)
            _ = exitCode(within: 10)
        }
    }

    /// Whether something comes to hold within so many seconds.
    static func waits(_ seconds: Int, until holds: () -> Bool) -> Bool {
        for _ in 0..<(seconds * 500) {
            if holds() { return true }
            usleep(2_000)
        }
        return holds()
    }
}
