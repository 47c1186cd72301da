/// Finds the end of one answer: for a load that measures the server, not its own reading.
struct AnswerScanner {
    /// What the bytes came to.
    enum Step: Equatable {
        case needsMore
        case answer(status: Int)
        /// No length, no status, or more than one answer.
        case unreadable
    }

    private var bytes: [UInt8] = []
    private var body: (start: Int, length: Int)?

    /// Takes the next bytes of the answer; after a whole one the next begins.
    mutating func take(_ new: UnsafeRawBufferPointer) -> Step {
        let seen = bytes.count
        unsafe bytes.append(contentsOf: new)
        if body == nil, let end = headEnd(from: max(0, seen - 3)) {
            guard let length = contentLength(before: end) else { return .unreadable }
            body = (end, length)
        }
        guard let body else { return .needsMore }
        let missing = body.start + body.length - bytes.count
        if missing != 0 { return missing > 0 ? .needsMore : .unreadable }
        let status = status
        self.body = nil
        bytes.removeAll(keepingCapacity: true)
        return status.map { .answer(status: $0) } ?? .unreadable
    }

    /// The digits behind `HTTP/1.1 `.
    private var status: Int? {
        guard bytes.count > 12 else { return nil }
        return decimal(9..<12)
    }

    /// Where the body begins, if the empty line is there.
    private func headEnd(from start: Int) -> Int? {
        var index = start + 3
        while index < bytes.count {
            if bytes[index] == 10, bytes[index - 1] == 13, bytes[index - 2] == 10, bytes[index - 3] == 13 {
                return index + 1
            }
            index += 1
        }
        return nil
    }

    private static let name = Array("content-length:".utf8)

    private func contentLength(before end: Int) -> Int? {
        let name = Self.name
        var index = 0
        while index + name.count < end {
            if bytes[index] == 10, name.indices.allSatisfy({ bytes[index + 1 + $0] | 0x20 == name[$0] }) {
                let value = bytes[(index + 1 + name.count)...].prefix { $0 != 13 }
                return decimal(value.indices)
            }
            index += 1
        }
        return nil
    }

    private func decimal(_ range: Range<Int>) -> Int? {
        Int(String(decoding: bytes[range], as: UTF8.self).drop { $0 == " " })
    }
}
