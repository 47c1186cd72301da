import Chat
import Encoding
import Glibc
import Tokens

/// Measures a sandbox's store: memory by session, and the time of a page of history.
enum StoreBench {
    /// Sessions, KiB resident above the empty process, bytes a session, and microseconds a page of 50
    /// messages.
    ///
    /// Every session has ten short messages, and all are one customer's: the longest history that the store
    /// can hold.
    static func row(sessions count: Int) -> String {
        var limits = Limits()
        limits.sessions = count
        // The journal is bounded by itself; here the store alone is measured.
        limits.journal = 1
        let before = residentKiB()
        var sandbox = Sandbox(
            name: "bench", widgets: DemoWidgets.all, limits: limits, seed: [UInt8](repeating: 7, count: 32))
        let now = Instant(seconds: 1_760_000_000)
        let token = Credential.token(token(at: now))
        for _ in 0..<count { fill(&sandbox, token, at: now) }
        let kib = residentKiB() - before
        let start = Stopwatch.nanoseconds(CLOCK_MONOTONIC)
        let rounds = 1_000
        let request = HistoryRequest(widget: 0, credential: token, session: nil, limit: 50, cursor: nil)
        for _ in 0..<rounds { _ = try? sandbox.history(request, at: now) }
        let page = (Stopwatch.nanoseconds(CLOCK_MONOTONIC) - start) / Int64(rounds) / 10
        return "\(count)\t\(kib)\t\(kib * 1024 / count)\t\(page / 100).\(page / 10 % 10)\(page % 10)"
    }

    private static func fill(_ sandbox: inout Sandbox, _ token: Credential, at now: Instant) {
        guard let view = try? sandbox.start(StartChat(widget: 0, credential: token), at: now) else { return }
        for line in 0..<10 {
            let say = SayMessage(
                widget: 0, credential: token, session: view.session.id.text, text: "A short message, \(line)")
            _ = try? sandbox.say(say, at: now)
        }
    }

    private static func token(at now: Instant) -> [UInt8] {
        let key = SigningKey(id: nil, secret: Array(DemoWidgets.appliedSecret.utf8))
        let claims = #"{"sub":"u-42","exp":\#(now.milliseconds / 1000 + 3600)}"#
        return Array(Signer.sign(Array(claims.utf8), with: key).utf8)
    }

    private static func residentKiB() -> Int {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
        defer { unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard unsafe fgets(&line, 256, file) != nil else { return 0 }
        let fields = line.prefix { $0 != 0 }.split(separator: 32).map {
            String(decoding: $0.map(UInt8.init), as: UTF8.self)
        }
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4 : 0
    }
}
