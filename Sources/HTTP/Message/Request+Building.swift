/// Requests made here: by tests, replay and clients.
extension Request {
    /// A request of HTTP/1.1 for a path, with its query behind a question mark.
    ///
    /// Octets that RFC 3986 does not allow in a target are escaped, a missing `/` is put in front, a missing
    /// `Host` is `localhost`; octets that may not stand in a field become spaces (value) or hyphens (name).
    package init(
        method: Method, path: String, fields: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        let built = RequestBuilder(method: method, path: path, fields: fields)
        let all = Fields(bytes: built.bytes, index: built.index)
        self.init(
            line: built.line, fields: all, host: built.host,
            keepsAlive: !all.has("connection", token: "close"), body: body)
    }

    /// The bytes that a client sends (RFC 9112 §3); the length is that of the body, whatever the fields say.
    package func serialized() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(fields.bytes.count + body.count + 64)
        out.appendFieldName(method.text)
        out.append(Octet.space)
        out.appendText(target)
        out.appendLiteral(" HTTP/1.1")
        for (name, value) in fields.all {
            let field = ResponseField(name, value)
            if field.isNamed("content-length") || field.isNamed("transfer-encoding") { continue }
            ResponseWriter.write(field, to: &out)
        }
        if !body.isEmpty || method == .post || method == .put || method == .patch {
            out.appendLiteral("\r\nContent-Length: ")
            out.appendDecimal(body.count)
        }
        out.appendLiteral("\r\n\r\n")
        out.append(contentsOf: body)
        return out
    }
}
