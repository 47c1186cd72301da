/// The files of one sandbox, in memory.
struct AttachmentStore: Sendable {
    private var files: [SessionID: Attachment] = [:]
    private var contents: [SessionID: [UInt8]] = [:]
    /// Bytes of all files.
    private(set) var bytes = 0

    subscript(id: SessionID) -> Attachment? { files[id] }

    /// The bytes of a file that has come.
    func content(of id: SessionID) -> [UInt8]? { contents[id] }

    /// Keeps the place of a file.
    mutating func expect(_ file: Attachment) { files[file.id] = file }

    /// Takes the bytes of a file.
    mutating func put(_ content: [UInt8], of id: SessionID) {
        bytes += content.count - (contents[id]?.count ?? 0)
        contents[id] = content
        files[id]?.state = .uploaded
    }

    /// A file stands in the transcript.
    mutating func approve(_ id: SessionID) { files[id]?.state = .approved }

    /// Lets go of a file.
    mutating func remove(_ id: SessionID) {
        bytes -= contents[id]?.count ?? 0
        contents[id] = nil
        files[id] = nil
    }
}
