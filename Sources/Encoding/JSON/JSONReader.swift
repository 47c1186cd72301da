/// Reads one JSON text into nodes.
///
/// RFC 8259.
///
/// No recursion: while a container is open, its node remembers the container around it, so the nodes are
/// the stack, and a text of any depth needs no more memory than its nodes.
struct JSONReader {
    private(set) var nodes: [JSONNode] = []
    /// The names that stood before in their object, in order of the objects' ends.
    private(set) var duplicates: [Int] = []
    /// Whether anything was passed over: then the text is not the compact form of its value.
    var passedBlanks = false
    var at = 0
    let rules: JSONRules
    private var open = none
    private var openIsObject = false
    private var depth = 0
    private let maxDepth: Int
    private let maxMembers: Int

    /// No container is open.
    ///
    /// A text has fewer bytes, hence fewer nodes, than this.
    private static let none = UInt32.max

    init(rules: JSONRules) {
        self.rules = rules
        maxDepth = min(rules.maxDepth, JSONRules.deepest)
        maxMembers = min(rules.maxMembers, JSONNode.countLimit - 1)
    }

    /// Reads exactly one value with white space around it.
    mutating func read(_ text: Span<UInt8>, isUTF8: Bool) throws(JSONError) {
        let maxBytes = min(rules.maxBytes, Int(UInt32.max) - 1)
        if text.count > maxBytes { throw fault(.tooLarge, at: max(maxBytes, 0), text, "\(maxBytes)") }
        if !isUTF8 { try validate(text) }
        // RFC 8259 §8.1: a reader may ignore a byte order mark; ours says so instead.
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
            throw fault(.byteOrderMark, at: 0, text)
        }
        // A guess for ordinary texts; a long one grows as it goes.
        nodes.reserveCapacity(min(text.count / 12 + 8, 4_096))
        try skipBlanks(text)
        try value(text)
        while open != Self.none { try next(text) }
        try skipBlanks(text)
        if at < text.count { throw fault(.trailingText, at: at, text, character(text)) }
    }

    private func validate(_ text: Span<UInt8>) throws(JSONError) {
        do {
            _ = try UTF8Span(validating: text)
        } catch {
            throw fault(.invalidUTF8, at: error.byteOffsets.lowerBound, text)
        }
    }

    /// Inside the open container: its end, or one more member or element.
    private mutating func next(_ text: Span<UInt8>) throws(JSONError) {
        try skipBlanks(text)
        let closing = openIsObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        guard at < text.count else { throw fault(.unexpectedEnd, at: at, text) }
        if text[at] == closing { return try end(text) }
        if nodes[Int(open)].count > 0 {
            guard text[at] == UInt8(ascii: ",") else {
                throw fault(.unexpectedCharacter, at: at, text, character(text))
            }
            let comma = at
            at += 1
            try skipBlanks(text)
            if at < text.count, text[at] == closing {
                guard rules.trailingCommas else { throw fault(.trailingComma, at: comma, text) }
                passedBlanks = true
                return try end(text)
            }
        }
        guard nodes[Int(open)].count < maxMembers else {
            throw fault(.tooManyMembers, at: at, text, "\(maxMembers)")
        }
        nodes[Int(open)].countOneMore()
        if openIsObject { try name(text) }
        try value(text)
    }

    private mutating func name(_ text: Span<UInt8>) throws(JSONError) {
        guard at < text.count else { throw fault(.unexpectedEnd, at: at, text) }
        guard text[at] == UInt8(ascii: "\"") else {
            throw fault(.unexpectedCharacter, at: at, text, character(text))
        }
        try string(text)
        try skipBlanks(text)
        guard at < text.count else { throw fault(.unexpectedEnd, at: at, text) }
        guard text[at] == UInt8(ascii: ":") else {
            throw fault(.unexpectedCharacter, at: at, text, character(text))
        }
        at += 1
        try skipBlanks(text)
    }

    private mutating func value(_ text: Span<UInt8>) throws(JSONError) {
        guard at < text.count else { throw fault(.unexpectedEnd, at: at, text) }
        switch text[at] {
        case UInt8(ascii: "\""): try string(text)
        case UInt8(ascii: "{"): try begin(.object, text)
        case UInt8(ascii: "["): try begin(.array, text)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): try number(text)
        case UInt8(ascii: "t"): try literal("true", .bool, flag: true, text)
        case UInt8(ascii: "f"): try literal("false", .bool, flag: false, text)
        case UInt8(ascii: "n"): try literal("null", .null, flag: false, text)
        default: throw fault(.unexpectedCharacter, at: at, text, character(text))
        }
    }

    private mutating func begin(_ kind: JSONKind, _ text: Span<UInt8>) throws(JSONError) {
        guard depth < maxDepth else { throw fault(.tooDeep, at: at, text, "\(maxDepth)") }
        nodes.append(JSONNode(kind, from: at, to: at, next: Int(open)))
        open = UInt32(truncatingIfNeeded: nodes.count - 1)
        openIsObject = kind == .object
        depth += 1
        at += 1
    }

    private mutating func end(_ text: Span<UInt8>) throws(JSONError) {
        at += 1
        let closed = Int(open)
        open = nodes[closed].next
        depth -= 1
        nodes[closed].close(end: at, next: nodes.count)
        if openIsObject, nodes[closed].count > 1 { try compareNames(closed, text) }
        openIsObject = open != Self.none && nodes[Int(open)].kind == .object
    }

    private mutating func compareNames(_ object: Int, _ text: Span<UInt8>) throws(JSONError) {
        let found = JSONDuplicates.names(in: object, nodes: nodes, text: text)
        guard let first = found.first else { return }
        if rules.duplicates == .refuse {
            let node = nodes[first]
            throw fault(.duplicateMember, at: Int(node.start), text, excerpt(JSONText.range(of: node), text))
        }
        duplicates += found
    }

    mutating func append(_ kind: JSONKind, from start: Int, flag: Bool) {
        nodes.append(JSONNode(kind, from: start, to: at, next: nodes.count + 1, flag: flag))
    }
}
