import Encoding

/// What a client says on its socket (amazon-connect.md, section 5.2), read as leniently as production does.
enum SocketFrame {
    /// Topics to hear of.
    case subscribe([String])
    case ping
    case heartbeat
    /// Something else; what is wrong with it.
    case unknown(String)

    /// Reads a text message; what stands behind its first object does not count, since the iOS SDK's
    /// subscription ends in a superfluous parenthesis.
    init(_ text: [UInt8]) {
        var rules = JSONRules.strict
        rules.maxDepth = 8
        rules.maxMembers = 64
        guard let end = Self.end(ofObjectIn: text),
            let json = try? JSON(reading: Array(text[..<end]), rules: rules),
            let topic = json["topic"]?.string
        else {
            self = .unknown("Invalid frame")
            return
        }
        switch topic {
        case "aws/subscribe":
            let topics = json["content"]?["topics"].map { $0.elements.compactMap(\.string) } ?? []
            self = topics.isEmpty ? .unknown("No topics") : .subscribe(topics)
        case "aws/ping": self = .ping
        case "aws/heartbeat": self = .heartbeat
        default: self = .unknown("Unknown topic")
        }
    }

    /// Where the object ends with which a text begins; nil where none does.
    private static func end(ofObjectIn text: [UInt8]) -> Int? {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for (index, byte) in text.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if isInString {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth <= 0 { return index + 1 }
            }
        }
        return nil
    }
}
