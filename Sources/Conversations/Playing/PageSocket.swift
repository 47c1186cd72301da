/// A WebSocket that a visitor's page holds: its two directions.
///
/// Nothing closes it by name: the gateway does with its sandbox, the exchange when nobody holds it any more.
package struct PageSocket {
    /// Sends one text message.
    package let send: (String) throws(ExchangeFailure) -> Void
    /// The next text message, waited for in bounded time; nil where the gateway has closed.
    package let receive: () throws(ExchangeFailure) -> [UInt8]?

    /// A socket of these two.
    package init(
        send: @escaping (String) throws(ExchangeFailure) -> Void,
        receive: @escaping () throws(ExchangeFailure) -> [UInt8]?
    ) {
        self.send = send
        self.receive = receive
    }
}
