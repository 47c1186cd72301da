import HTTP

/// The messages in bytes that break no rule, found from RFC 6455 §5.2 and §5.4 in the plainest way.
enum PlainFrames {
    static func messages(_ bytes: [UInt8]) -> [WebSocketMessage] {
        var (found, payload, isText) = ([WebSocketMessage](), [UInt8](), false)
        var rest = bytes[...]
        while let frame = next(&rest) {
            let opcode = frame.head & 0x0F
            if opcode == 8 { break }
            if opcode > 8 { continue }
            if opcode != 0 { isText = opcode == 1 }
            payload += frame.payload
            guard frame.head & 0x80 != 0 else { continue }
            found.append(isText ? .text(payload) : .binary(payload))
            payload = []
        }
        return found
    }

    /// The next whole frame, unmasked.
    private static func next(_ rest: inout ArraySlice<UInt8>) -> (head: UInt8, payload: [UInt8])? {
        guard rest.count >= 2 else { return nil }
        let head = rest.removeFirst()
        let mark = rest.removeFirst()
        let more = mark & 0x7F == 127 ? 8 : mark & 0x7F == 126 ? 2 : 0
        let keyCount = mark & 0x80 != 0 ? 4 : 0
        guard rest.count >= more + keyCount else { return nil }
        let count = more == 0 ? Int(mark & 0x7F) : rest.prefix(more).reduce(0) { $0 << 8 | Int($1) }
        let key = Array(rest.dropFirst(more).prefix(keyCount))
        rest = rest.dropFirst(more + keyCount)
        guard rest.count >= count else { return nil }
        let payload = rest.prefix(count).enumerated().map { offset, octet in
            key.isEmpty ? octet : octet ^ key[offset % 4]
        }
        rest = rest.dropFirst(count)
        return (head, payload)
    }
}
