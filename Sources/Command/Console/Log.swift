import Encoding
import HTTP
import Service
import Transport

/// The form of a log line.
enum LogFormat: String {
    case text
    case json
}

/// How much is logged.
enum LogLevel: Int {
    case error, warn, info, debug

    init?(word: String) {
        switch word {
        case "error": self = .error
        case "warn": self = .warn
        case "info": self = .info
        case "debug": self = .debug
        default: return nil
        }
    }
}

/// What the gateway tells of itself, on stderr, by what happened and not by line of text.
final class Log {
    let format: LogFormat
    let level: LogLevel
    let console: Console
    /// How many lines nobody took since the last that was taken.
    private var lost = 0

    init(format: LogFormat, level: LogLevel, console: Console) {
        self.format = format
        self.level = level
        self.console = console
    }

    /// A request was answered: every one at debug, refused ones at info with the reason.
    ///
    /// Never the query, never a token.

    func answered(_ request: Request, _ reply: Reply) {
        let response: Response
        switch reply {
        case .response(let answer), .stream(let answer, _), .socket(let answer, _): response = answer
        // Its status is known only when it is answered.
        case .parked: return
        }
        let isRefusal = response.status.code >= 400
        if level.rawValue < (isRefusal ? LogLevel.info : LogLevel.debug).rawValue { return }
        var members = [
            ("method", request.method.text), ("path", Redaction.path(request.path)),
            ("status", "\(response.status.code)"),
        ]
        if isRefusal, let problem = try? JSON(reading: response.body) {
            if let reason = problem["reason"]?.string { members.append(("reason", reason)) }
            if let detail = problem["detail"]?.string { members.append(("detail", detail)) }
        }
        write(isRefusal ? "refused" : "answered", isRefusal ? .info : .debug, members)
    }

    /// What came was no acceptable request.
    func unreadable(_ failure: RequestFailure) {
        write("unreadable", .info, [("status", "\(failure.status.code)"), ("detail", failure.detail)])
    }

    /// A chat that ended was written down.
    func recorded(_ file: String) { write("recorded", .info, [("file", file)]) }

    /// A chat that ended was not written down.
    func notRecorded(_ session: String, _ sentence: String) {
        write("not-recorded", .warn, [("session", session), ("detail", sentence)])
    }

    /// The gateway stops, and finishes what was begun.
    func stopped() { write("stopped", .info, []) }

    private func write(_ event: String, _ level: LogLevel, _ members: [(String, String)]) {
        if self.level.rawValue < level.rawValue { return }
        switch format {
        case .text:
            let words = members.map { $0.1 }.joined(separator: " ")
            put(Self.printable(words.isEmpty ? event : "\(event) \(words)"))
        case .json:
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("at", Instant(milliseconds: SystemClock.milliseconds()).rfc3339)
            writer.member("level", "\(level)")
            writer.member("event", event)
            for (name, value) in members {
                writer.name(name)
                writer.string(value)
            }
            writer.endObject()
            put(String(decoding: writer.bytes, as: UTF8.self))
        }
    }

    /// A line is lost rather than waited for; the next one that is taken says how many were.
    private func put(_ line: String) {
        let before = lost
        guard console.note(line) else {
            lost += 1
            return
        }
        lost = 0
        if before > 0 { _ = console.note("lost \(before) lines of this log: nobody read them") }
    }

    /// No control character of a request reaches the terminal.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? "?" : $0 }))
    }
}
