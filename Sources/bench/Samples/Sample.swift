import Chat
import Encoding
import Tokens

/// What is measured with: customers of the demo widget, and the chat that each of them starts.
enum Sample {
    /// The place of the demo widget on applied.
    static let widget = 0

    /// The first words of a start.
    static let message = "Where is my order?"

    /// The body of a start: metadata of which a verified identity strips two members, and first words.
    static let body = Array(
        (#"{"metadata":{"context":{"firstName":"Ignored"},"groups":["vip"],"data":{"orderId":"12345"}},"#
            + #""message":"\#(message)"}"#).utf8)

    /// The metadata of that body, read.
    static let metadata = (try? JSON(reading: body))?["metadata"]

    /// The claims of a customer, as a shop's backend would make them; they hold for a day.
    static func claims(of customer: Int, at now: Instant) -> [UInt8] {
        let seconds = now.milliseconds / 1000
        return Array(
            (#"{"sub":"user-\#(customer)","iat":\#(seconds),"nbf":\#(seconds),"exp":\#(seconds + 86_400),"#
                + #""email":"jane\#(customer)@example.com","plan":"enterprise","orderId":"A-\#(customer)","#
                + #""profile":{"name":"Jane","memberID":"123456789","isPremiumUser":"true","age":"45"}}"#)
                .utf8)
    }

    /// The demo widget's key.
    static let key = SigningKey(id: "demo", secret: Array(DemoWidgets.appliedSecret.utf8))

    /// Tokens of so many customers.
    static func tokens(_ count: Int, from first: Int = 0, at now: Instant) -> [[UInt8]] {
        (first..<first + count).map { Array(Signer.sign(claims(of: $0, at: now), with: key).utf8) }
    }

    /// The start as wrk writes it, for a path and a host.
    static func request(path: String, host: String, token: [UInt8]) -> [UInt8] {
        let head = "POST \(path) HTTP/1.1\r\nHost: \(host)\r\nContent-Type: application/json\r\n"
        return Array(head.utf8) + Array("Content-Length: \(body.count)\r\nAuthorization: Bearer ".utf8)
            + token + Array("\r\n\r\n".utf8) + body
    }
}
