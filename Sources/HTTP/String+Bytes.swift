/// A text is made once, at the end, from a stretch of bytes.
extension String {
    /// The text of a stretch; octets that are not UTF-8 become U+FFFD.
    init(copying bytes: Span<UInt8>, _ range: Range<Int>) {
        let stretch = bytes.extracting(range)
        self = unsafe stretch.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
