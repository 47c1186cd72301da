import Chat
import Encoding

/// Events as control writes them, each written and read once for all that look at it in one turn.
struct EventTexts {
    private var texts: [Int: [UInt8]] = [:]
    private var values: [Int: JSON] = [:]

    /// The event as compact JSON.
    mutating func text(of event: Event) -> [UInt8] {
        if let text = texts[event.seq] { return text }
        var writer = JSONWriter(capacity: 512)
        event.write(to: &writer)
        texts[event.seq] = writer.bytes
        return writer.bytes
    }

    /// The event as a value to compare with.
    mutating func value(of event: Event) -> JSON? {
        if let value = values[event.seq] { return value }
        let value = try? JSON(reading: text(of: event), rules: JSONRules(maxDepth: JSONRules.deepest))
        values[event.seq] = value
        return value
    }
}
