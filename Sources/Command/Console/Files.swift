import Glibc

/// Files, by path.
enum Files {
    /// The bytes of a file of at most 16 MiB; nil where it cannot be read or is larger.
    static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= 16 << 20 {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return unsafe ferror(file) == 0 ? bytes : nil }
            bytes.append(contentsOf: chunk[..<count])
        }
        return nil
    }

    /// The names in a folder, sorted; nil where there is no folder that can be read.
    static func names(in folder: String) -> [String]? {
        guard let directory = unsafe opendir(folder) else { return nil }
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

    /// Whether something stands at a path.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Writes a file whole or not at all: beside it first, then renamed over it.
    static func write(_ text: String, to path: String) -> Bool {
        let draft = "\(path).\(getpid()).tmp"
        guard let file = unsafe fopen(draft, "wb") else { return false }
        let bytes = Array(text.utf8)
        let written = unsafe fwrite(bytes, 1, bytes.count, file)
        let closed = unsafe fclose(file) == 0
        guard written == bytes.count, closed, unsafe rename(draft, path) == 0 else {
            unsafe unlink(draft)
            return false
        }
        return true
    }

    /// Removes a file, if it is there.
    static func remove(_ path: String) { unsafe unlink(path) }

    /// The path of this program; nil where the system does not say it (proc(5), `exe`).
    static var program: String? {
        var letters = [CChar](repeating: 0, count: 4_096)
        let count = unsafe readlink("/proc/self/exe", &letters, letters.count)
        guard (1..<letters.count).contains(count) else { return nil }
        return String(decoding: letters[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A path that means the same from every folder.
    static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(folder) }
        return unsafe String(cString: folder) + "/" + path
    }

    /// A path as seen from the folder of another file.
    static func path(_ path: String, besides other: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let slash = other.lastIndex(of: "/") else { return path }
        return other[...slash] + path
    }
}
