/// How large a body may be that a PUT brings into one folder, where all others are held to `HTTPLimits.body`.
///
/// It is decided by the request line, before anything of the body is kept.
package struct UploadLimit: Sendable, Equatable {
    /// The folder's path, with a slash at both ends; it may stand behind `/sandbox/{name}`.
    package var folder: String
    /// The most bytes of a body, after chunks are put together (413).
    package var bytes: Int

    /// A limit for what is put into a folder.
    package init(folder: String, bytes: Int) {
        self.folder = folder
        self.bytes = bytes
    }

    /// Whether a request for this path, as it was sent, is held to this limit.
    func holds(for method: Method, _ path: ArraySlice<UInt8>) -> Bool {
        guard method == .put else { return false }
        if path.starts(with: folder.utf8) { return true }
        let prefix = "/sandbox/"
        guard path.starts(with: prefix.utf8) else { return false }
        return path.dropFirst(prefix.utf8.count).drop { $0 != UInt8(ascii: "/") }.starts(with: folder.utf8)
    }
}
