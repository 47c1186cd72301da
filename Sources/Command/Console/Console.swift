import Glibc

/// Where words come from and go: machine output on stdout, words for people on stderr.
struct Console {
    /// Takes a line for programs, or the report that was asked for.
    var output: (String) -> Void
    /// Takes a line for people.
    var error: (String) -> Void
    /// Gives what stands on stdin, at most so many bytes and one more.
    var input: (_ atMost: Int) -> [UInt8]
    /// Whether colours are wanted on stdout.
    var hasColour: Bool
}

extension Console {
    /// The process's own; colours only on a terminal, and never with NO_COLOR (no-color.org).
    static var terminal: Console {
        let refused = !(SystemEnvironment.variable("NO_COLOR") ?? "").isEmpty
        return Console(
            output: { write($0 + "\n", to: 1) }, error: { write($0 + "\n", to: 2) }, input: read,
            hasColour: isatty(1) == 1 && !refused)
    }

    private static func read(atMost maximum: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= maximum {
            let count = unsafe Glibc.read(0, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
