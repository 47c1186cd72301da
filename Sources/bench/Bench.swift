import Encoding
import Glibc
import Tokens

/// Measures the hot parts, one subcommand each, and prints bare numbers.
///
///     bench verify --tokens FILE --key FILE      nanoseconds per token, parse to claims, every check
///     bench store --sessions N                   sessions, KiB, bytes a session, microseconds a page of
/// history
@main
struct Bench {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "verify":
            guard let tokens = option("--tokens", words), let key = option("--key", words) else { usage() }
            verify(tokens: read(tokens), key: read(key))
        case "store":
            guard let count = option("--sessions", words).flatMap({ Int($0) }), count > 0 else { usage() }
            print(StoreBench.row(sessions: count))
        default:
            usage()
        }
    }

    /// Verifies the file's tokens in turn, several rounds, and prints the median round's time per token.
    private static func verify(tokens text: [UInt8], key: [UInt8]) {
        let tokens = text.split(separator: UInt8(ascii: "\n")).map(Array.init)
        if tokens.isEmpty { complain("no token in the file") }
        let verifier = Verifier(
            policy: VerificationPolicy(widget: "bench"), keys: KeyRing([SigningKey(id: "bench", secret: key)])
        )
        let rounds = 9
        let perRound = 20_000
        var times: [Double] = []
        for _ in 0..<rounds {
            let start = Stopwatch.nanoseconds(CLOCK_MONOTONIC)
            for index in 0..<perRound {
                let now = Instant(milliseconds: Stopwatch.nanoseconds(CLOCK_REALTIME) / 1_000_000)
                let verdict = verifier.verify(tokens[index % tokens.count], at: now)
                if verdict.decision != .verified || verdict.claims == nil {
                    complain("a token does not verify")
                }
            }
            times.append(Double(Stopwatch.nanoseconds(CLOCK_MONOTONIC) - start) / Double(perRound))
        }
        print(Int(times.sorted()[rounds / 2].rounded()))
    }

    private static func option(_ name: String, _ words: [String]) -> String? {
        guard let place = words.firstIndex(of: name), place + 1 < words.count else { return nil }
        return words[place + 1]
    }

    private static func read(_ path: String) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { complain("cannot read \(path)") }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    private static func usage() -> Never {
        complain("usage: bench verify --tokens FILE --key FILE | bench store --sessions N")
    }

    private static func complain(_ text: String) -> Never {
        let line = Array("bench: \(text)\n".utf8)
        unsafe write(2, line, line.count)
        exit(2)
    }
}
