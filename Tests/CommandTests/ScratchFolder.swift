import Glibc
import Testing

/// A folder of its own for one test; it vanishes with the value.
final class ScratchFolder {
    /// Where it stands, without a final slash.
    let path: String
    private var count = 0

    init() throws {
        var template = Array("/tmp/chatgate-test-XXXXXX".utf8CString)
        let made = unsafe mkdtemp(&template)
        path = unsafe String(cString: try #require(unsafe made))
    }

    deinit {
        for name in names { unsafe unlink(path + "/" + name) }
        unsafe rmdir(path)
    }

    /// The files in it, sorted.
    var names: [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Writes a file; its path.
    @discardableResult func write(_ name: String, _ text: String) -> String {
        let file = path + "/" + name
        guard let stream = unsafe fopen(file, "wbe") else { return file }
        let bytes = Array(text.utf8)
        unsafe fwrite(bytes, 1, bytes.count, stream)
        unsafe fclose(stream)
        return file
    }

    /// The path of a file that is not there yet.
    func fresh(_ name: String) -> String {
        count += 1
        return "\(path)/\(name).\(count)"
    }

    /// What stands in a file; nil where there is none.
    static func text(_ file: String) -> String? {
        guard let stream = unsafe fopen(file, "rbe") else { return nil }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, stream)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}
