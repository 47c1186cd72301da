import HTTP

extension ClientConnection {
    /// Reads until a whole response is there; what comes behind it stays in the reader.
    func response(
        _ reader: inout ResponseReader, _ buffer: inout [UInt8]
    ) throws(ClientError) -> Response {
        while true {
            switch reader.next() {
            case .response(let response): return response
            case .failed(let failure): throw .unreadable(failure)
            case .needsMore:
                let count = try receive(into: &buffer)
                if count == 0 {
                    reader.receivedEnd()
                } else {
                    reader.append(buffer.span.extracting(0..<count))
                }
            }
        }
    }
}
