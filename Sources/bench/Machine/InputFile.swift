import Glibc

/// A file that a flag names.
enum InputFile {
    /// All its bytes.
    static func read(_ path: String) throws(BenchFailure) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { throw .input("cannot read \(path)") }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Its lines that are not empty; at least one.
    static func lines(_ path: String) throws(BenchFailure) -> [[UInt8]] {
        let lines = try read(path).split(separator: UInt8(ascii: "\n")).map(Array.init)
        if lines.isEmpty { throw .input("there is no line in \(path)") }
        return lines
    }
}
