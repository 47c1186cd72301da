/// One request, whole: the bytes of its head, where things stand in them, and its body.
package struct Request: Sendable {
    /// The method of the request line.
    package let method: Method
    /// The fields in the order they came, as they were sent.
    package let fields: Fields
    /// The body, chunks put together; empty where there is none.
    package let body: [UInt8]
    /// Whether the client wants the connection kept (RFC 9112 §9.3).
    package let keepsAlive: Bool
    /// Whether the request line says HTTP/1.0; a kept connection must then be announced.
    package let isOld: Bool

    private let targetRange: ByteRange
    private let pathRange: ByteRange
    private let queryRange: ByteRange
    private let hostRange: ByteRange

    init(line: RequestLine, fields: Fields, host: ByteRange, keepsAlive: Bool, body: [UInt8]) {
        method = line.method
        isOld = line.isOld
        targetRange = line.target
        pathRange = line.path
        queryRange = line.query
        hostRange = host
        self.fields = fields
        self.keepsAlive = keepsAlive
        self.body = body
    }

    /// The request target as it was sent.
    package var target: String { String(copying: fields.bytes.span, targetRange.range) }

    /// The path, still escaped; `*` for the asterisk form, `/` for an absolute form without one.
    package var path: String { String(copying: fields.bytes.span, pathRange.range) }

    /// The bytes of `path`, without a copy; for the router.
    package var pathBytes: ArraySlice<UInt8> { fields.bytes[pathRange.range] }

    /// What stands behind the first question mark of the target.
    package var query: Query { Query(fields.bytes, queryRange.range) }

    /// The authority that the request is for: of an absolute-form target, else the `Host` field.
    ///
    /// RFC 9112 §3.2.2: the target wins over the field. Empty only for HTTP/1.0 without either.
    package var host: String { String(copying: fields.bytes.span, hostRange.range) }
}
