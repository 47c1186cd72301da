/// Finds the calls of a hosted widget's snippet in a script (amazon-connect.md, sections 1.5 and 1.8).
struct SnippetReader {
    private enum Callee {
        case noFunction
        case function(parameter: Range<Int>?)
    }

    /// Where the loader names its widget: `…)(window, document, 'amazon_connect', 'WIDGET-ID')`.
    private(set) var loaders: [Range<Int>] = []
    /// The calls, in order; a call within another's argument is part of that argument.
    private(set) var calls: [SnippetCall] = []
    private var scanner: ScriptScanner

    /// How many loaders and calls there are.
    var count: Int { loaders.count + calls.count }

    /// Reads a script to its end, or until there are so many loaders and calls.
    init(_ bytes: [UInt8], _ range: Range<Int>, atMost maximum: Int) {
        scanner = ScriptScanner(bytes, range)
        while count < maximum, let token = scanner.next() {
            switch token {
            case .string(let text) where scanner.isText(text, "amazon_connect"): readLoader()
            case .word(let word) where scanner.isText(word, "amazon_connect"): readCall(word.lowerBound)
            default: break
            }
        }
    }

    private mutating func readLoader() {
        var ahead = scanner
        guard ahead.next() == .mark(UInt8(ascii: ",")), case .string(let id)? = ahead.next() else { return }
        loaders.append(id)
        scanner = ahead
    }

    private mutating func readCall(_ place: Int) {
        var ahead = scanner
        guard ahead.next() == .mark(UInt8(ascii: "(")), case .string(let name)? = ahead.next() else { return }
        let text = String(decoding: ahead.text(name), as: UTF8.self)
        scanner = ahead
        let hasArgument = ahead.next() == .mark(UInt8(ascii: ","))
        if hasArgument { scanner = ahead }
        calls.append(
            SnippetCall(name: text, place: place, argument: hasArgument ? readArgument() : .none))
    }

    /// Reads to the bracket that closes the call.
    private mutating func readArgument() -> SnippetCall.Argument {
        let callee = self.callee()
        var first: ScriptToken?
        var depth = 1
        var count = 0
        var uses = 0
        while depth > 0, let token = scanner.next() {
            switch token {
            case .mark(let mark) where "([{".utf8.contains(mark): depth += 1
            case .mark(let mark) where ")]}".utf8.contains(mark): depth -= 1
            case .word(let word):
                if case .function(let name?) = callee, scanner.text(word) == scanner.text(name) { uses += 1 }
            default: break
            }
            first = first ?? token
            count += 1
        }
        if case .function = callee { return .function(usesParameter: uses > 1) }
        // The closing bracket counts too.
        if case .string(let text)? = first, count == 2 { return .text(text) }
        return count > 1 ? .other : .none
    }

    /// The argument at hand, as far as its beginning tells.
    private func callee() -> Callee {
        var ahead = scanner
        var token = ahead.next()
        if case .word(let word)? = token, ahead.isText(word, "async") { token = ahead.next() }
        if case .word(let word)? = token {
            guard ahead.isText(word, "function") else {
                return Self.isArrow(ahead) ? .function(parameter: word) : .noFunction
            }
            repeat { token = ahead.next() } while token.map { $0 != .mark(UInt8(ascii: "(")) } ?? false
        }
        guard token == .mark(UInt8(ascii: "(")) else { return .noFunction }
        if case .word(let name)? = ahead.next() { return .function(parameter: name) }
        return .function(parameter: nil)
    }

    /// Whether `=>` comes next.
    private static func isArrow(_ scanner: ScriptScanner) -> Bool {
        var ahead = scanner
        return ahead.next() == .mark(UInt8(ascii: "=")) && ahead.next() == .mark(UInt8(ascii: ">"))
    }
}
