import Glibc

/// The files of this repository, found from where this source stands.
package enum Repository {
    /// The folder that holds `Package.swift`, without a final slash.
    package static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    /// The bytes of a file under `Fixtures/`; `path` is relative to that folder.
    package static func fixture(_ path: String) -> [UInt8] { bytes("Fixtures/" + path) }

    /// The bytes of any file of the repository; stops the test run where there is no such file.
    package static func bytes(_ path: String) -> [UInt8] {
        guard let file = unsafe fopen(root + "/" + path, "rb") else { preconditionFailure("no file \(path)") }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// The text of any file of the repository.
    package static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

    /// The lines of a fixture that are neither blank nor comments (`#`).
    package static func lines(_ path: String) -> [String] {
        text("Fixtures/" + path).split(separator: "\n").map(String.init)
            .filter { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") }
    }

    /// The names, relative to `Fixtures/`, of the files in one of its folders, sorted.
    package static func fixtures(in folder: String, ending: String) -> [String] {
        files(under: "Fixtures/" + folder).filter { $0.hasSuffix(ending) }.map { String($0.dropFirst(9)) }
    }

    /// All files under a folder, relative to the root, sorted; hidden ones are left out.
    package static func files(under folder: String) -> [String] {
        guard let directory = unsafe opendir(root + "/" + folder) else { return [] }
        defer { unsafe closedir(directory) }
        var found: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            let inner = files(under: path)
            let isFolder = unsafe entry.pointee.d_type == UInt8(DT_DIR)
            found += isFolder ? inner : [path]
        }
        return found.sorted()
    }
}
