/// The header of a frame: two to fourteen bytes (RFC 6455 §5.2).
struct WebSocketFrameHeader: Sendable {
    let opcode: WebSocketOpcode
    /// Whether the message ends with this frame.
    let isFinal: Bool
    /// How many bytes the payload has.
    let length: Int
    /// The masking key, its first byte lowest; 0, which changes nothing, where there is none.
    let key: UInt32
    /// How many bytes the header itself has.
    let headerLength: Int

    /// The header at the front of a buffer; nil while bytes of it are missing.
    ///
    /// Every byte is judged as soon as it is here; `isMasked` is what the sender's role demands.
    init?(_ buffer: ReceiveBuffer, isMasked: Bool) throws(WebSocketFault) {
        guard buffer.count > 0 else { return nil }
        let opcode = try Self.opcode(buffer[0])
        guard buffer.count > 1 else { return nil }
        if (buffer[1] & 0x80 != 0) != isMasked { throw isMasked ? .unmasked : .masked }
        let short = buffer[1] & 0x7F
        if opcode.isControl, short > 125 { throw .longControl }
        let lengthEnd = short == 127 ? 10 : short == 126 ? 4 : 2
        guard buffer.count >= lengthEnd else { return nil }
        length = short < 126 ? Int(short) : try Self.length(buffer, 2..<lengthEnd)
        headerLength = lengthEnd + (isMasked ? 4 : 0)
        guard buffer.count >= headerLength else { return nil }
        // Little end first: the first byte of the key is for the first byte of the payload (§5.3).
        key = UInt32(Self.number(buffer, lengthEnd..<headerLength)).byteSwapped
        isFinal = buffer[0] & 0x80 != 0
        self.opcode = opcode
    }

    private static func opcode(_ octet: UInt8) throws(WebSocketFault) -> WebSocketOpcode {
        if octet & 0x70 != 0 { throw .reservedBits }
        guard let opcode = WebSocketOpcode(rawValue: octet & 0x0F) else { throw .reservedOpcode }
        if opcode.isControl, octet & 0x80 == 0 { throw .fragmentedControl }
        return opcode
    }

    /// A length of two or eight bytes, which must not fit in fewer.
    private static func length(_ buffer: ReceiveBuffer, _ range: Range<Int>) throws(WebSocketFault) -> Int {
        guard let length = Int(exactly: number(buffer, range)) else { throw .negativeLength }
        if length < (range.count == 2 ? 126 : 65_536) { throw .paddedLength }
        return length
    }

    /// A number in network order.
    private static func number(_ buffer: ReceiveBuffer, _ range: Range<Int>) -> UInt64 {
        range.reduce(0) { $0 << 8 | UInt64(buffer[$1]) }
    }
}
