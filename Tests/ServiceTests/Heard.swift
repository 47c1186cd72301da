/// What a page heard at once.
struct Heard: Equatable {
    var text: String
    var ends: Bool

    /// The last words of a page whose credential no longer opens its session.
    static let closed = Heard(text: "event: closed\ndata: {}\n\n", ends: true)

    /// The texts of the messages in it, in order.
    var messages: [String] {
        text.split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /data: .*"text":"([^"]*)".*/).map { String($0.1) }
        }
    }

    /// The places that `Last-Event-ID` would give back, in order.
    var places: [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) }
    }
}
