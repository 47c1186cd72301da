/// A frame as a plain reader and writer of the tests sees it, made from RFC 6455 §5.2 alone.
struct WebSocketFrame: Equatable {
    var head: UInt8
    var isMasked: Bool
    var payload: [UInt8]

    /// A line that tells what one end says: control frames whole, messages with their first byte.
    var event: String {
        let code = payload.count < 2 ? "" : " \(Int(payload[0]) << 8 | Int(payload[1]))"
        switch head {
        case 0x8A: return "pong \(WebSocketCase.hex(payload))"
        case 0x89: return "ping \(WebSocketCase.hex(payload))"
        case 0x88: return "close\(code)"
        case 0x81: return "says \(WebSocketCase.hex(payload))"
        default: return "frame \(head)"
        }
    }

    /// All frames in bytes that hold whole ones; what is masked the wrong way comes out as nonsense.
    static func read(_ bytes: [UInt8], isMasked: Bool) -> [WebSocketFrame] {
        var (frames, rest) = ([WebSocketFrame](), bytes[...])
        while rest.count >= 2 {
            let head = rest.removeFirst()
            let mark = rest.removeFirst()
            let more = mark & 0x7F == 127 ? 8 : mark & 0x7F == 126 ? 2 : 0
            let count = more == 0 ? Int(mark & 0x7F) : rest.prefix(more).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(more)
            let key = Array(rest.prefix(mark & 0x80 != 0 ? 4 : 0))
            rest = rest.dropFirst(key.count)
            let payload = rest.prefix(count).enumerated().map { offset, octet in
                key.isEmpty ? octet : octet ^ key[offset % 4]
            }
            let isRight = (mark & 0x80 != 0) == isMasked && payload.count == count
            frames.append(
                WebSocketFrame(head: isRight ? head : 0xFF, isMasked: mark & 0x80 != 0, payload: payload))
            rest = rest.dropFirst(count)
        }
        return frames
    }

    /// The bytes of a finished frame of at most 125 bytes, masked with a key.
    static func bytes(_ head: UInt8, _ payload: [UInt8], key: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]) -> [UInt8] {
        [head, 0x80 | UInt8(payload.count)] + key
            + payload.enumerated().map { offset, octet in octet ^ key[offset % 4] }
    }
}
