/// Puts a frame into bytes (RFC 6455 §5.2); messages are sent unfragmented.
enum WebSocketFrameWriter {
    /// Appends a frame; `key` masks it, as a client must and a server must not.
    static func write(
        _ opcode: WebSocketOpcode, _ payload: Span<UInt8>, key: UInt32?, to out: inout [UInt8]
    ) {
        out.reserve(forMore: payload.count + 14)
        out.append(0x80 | opcode.rawValue)
        let mark: UInt8 = key == nil ? 0 : 0x80
        switch payload.count {
        case ..<126: out.append(mark | UInt8(payload.count))
        case ..<65_536:
            out.append(mark | 126)
            append(payload.count, bytes: 2, to: &out)
        default:
            out.append(mark | 127)
            append(payload.count, bytes: 8, to: &out)
        }
        if let key { append(Int(key.byteSwapped), bytes: 4, to: &out) }
        let start = out.count
        out.appendSpan(payload)
        if let key { WebSocketMask.apply(key, to: &out, from: start) }
    }

    /// A number in network order.
    private static func append(_ number: Int, bytes count: Int, to out: inout [UInt8]) {
        for place in stride(from: 8 * (count - 1), through: 0, by: -8) {
            out.append(UInt8(truncatingIfNeeded: number >> place))
        }
    }
}
