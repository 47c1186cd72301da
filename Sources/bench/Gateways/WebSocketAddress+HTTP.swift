import Transport

extension WebSocketAddress {
    /// The address in an http URL, which has the parts of a ws one.
    init(http url: String) throws(BenchFailure) {
        guard url.hasPrefix("http://"), let address = WebSocketAddress("ws://" + url.dropFirst(7)) else {
            throw .usage("\(url) is no http URL")
        }
        self = address
    }
}
