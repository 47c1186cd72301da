import Encoding

extension FaultPlan {
    /// The most letters that a plan may have.
    private static let maximumLength = 200

    /// Reads a plan as it is written in `X-Chatgate-Fault` and in the body of `POST /faults`.
    ///
    ///     plan = part *( "," part )
    ///     part = [ "then=" ] fault / "when=" ( "before" / "after" )
    ///
    /// A fault is written as `FaultKind.all` says. Without a moment, what takes the answer's place strikes
    /// before, and all else after.
    package init(reading text: String, moment given: Moment? = nil) throws(FaultSyntax) {
        guard text.utf8.count <= Self.maximumLength else {
            throw FaultSyntax(sentence: "A fault has at most \(Self.maximumLength) letters.")
        }
        var delay: ClosedRange<Duration>?
        var action: FaultAction?
        var moment = given
        var kept: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = Self.trimmed(part)
            if words.hasPrefix("when=") {
                guard moment == nil else { throw FaultSyntax(sentence: "\"when\" is said once.") }
                moment = try Self.moment(String(words.dropFirst(5)))
                continue
            }
            kept.append(words)
            switch try Self.fault(words.hasPrefix("then=") ? String(words.dropFirst(5)) : words) {
            case .delay(let range) where delay == nil: delay = range
            case .delay: throw FaultSyntax(sentence: "There is one delay at most.")
            case let other where action == nil: action = other
            default: throw FaultSyntax(sentence: "Beside a delay there is one fault at most.")
            }
        }
        if kept.isEmpty { throw FaultSyntax(sentence: "\"when\" alone is no fault.") }
        try Self.check(action, delay, moment)
        written = kept.joined(separator: ",")
        (self.delay, self.action) = (delay, action)
        self.moment = moment ?? (action?.part == .answer ? .before : .after)
    }

    /// Reads `before` or `after`.
    package static func moment(_ text: String) throws(FaultSyntax) -> Moment {
        if let moment = Moment(rawValue: text) { return moment }
        throw FaultSyntax(sentence: "\"when\" is \"before\" or \"after\", not \"\(text.prefix(40))\".")
    }

    private static func fault(_ text: String) throws(FaultSyntax) -> FaultAction {
        let sign = text.firstIndex(of: "=")
        let name = String(text[..<(sign ?? text.endIndex)])
        guard let kind = FaultKind.all.first(where: { $0.name == name }) else {
            let names = FaultKind.all.map(\.name)
            let nearest = Spelling.nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
            throw FaultSyntax(
                sentence: "There is no fault \"\(name.prefix(40))\"; "
                    + (nearest ?? "there are \(names.joined(separator: ", "))."))
        }
        if let action = kind.read(sign.map { String(text[text.index(after: $0)...]) }) { return action }
        throw FaultSyntax(
            sentence: "\"\(text.prefix(60))\" is none: it is written \(kind.form). \(kind.does)")
    }

    private static func check(
        _ action: FaultAction?, _ delay: ClosedRange<Duration>?, _ moment: Moment?
    ) throws(FaultSyntax) {
        switch action?.part {
        case .socket where delay != nil || moment != nil:
            throw FaultSyntax(sentence: "A fault of sockets stands alone, without a delay or \"when\".")
        case .delivery where moment == .before:
            throw FaultSyntax(
                sentence: "An answer that is cut or slowed is one of a call that happened: \"when\" is after."
            )
        default: break
        }
    }

    private static func trimmed(_ part: Substring) -> String {
        var part = part
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
    }
}
