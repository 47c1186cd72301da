package import HTTP

/// How a gateway is reached: the one thing that a player is given and cannot do itself.
package struct Exchange {
    /// Sends one request to the gateway and gives its whole answer.
    package var send: (Request) throws(ExchangeFailure) -> Response
    /// Asks a website's token endpoint under a URL, and gives the token of its answer.
    package var website: (String) throws(ExchangeFailure) -> [UInt8]
    /// Waits before something that has not come is looked for again, counted from 1; false: no longer.
    package var waits: (Int) -> Bool
    /// Opens a WebSocket under a URL that the gateway gave; nil where nothing is pushed.
    ///
    /// What a page hears is then read from the sandbox's events.
    package var openSocket: ((String) throws(ExchangeFailure) -> PageSocket)?

    /// An exchange of these.
    package init(
        send: @escaping (Request) throws(ExchangeFailure) -> Response,
        website: @escaping (String) throws(ExchangeFailure) -> [UInt8],
        waits: @escaping (Int) -> Bool,
        openSocket: ((String) throws(ExchangeFailure) -> PageSocket)? = nil
    ) {
        self.send = send
        self.website = website
        self.waits = waits
        self.openSocket = openSocket
    }
}
