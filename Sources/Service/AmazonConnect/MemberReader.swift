import Encoding
import HTTP

/// Reads the members of a call's body under the limits of the service model, and names the first that is out
/// of them.
///
/// Characters are counted as Unicode scalars, bytes as UTF-8. An absent member and one that is null are the
/// same.
struct MemberReader {
    let json: JSON
    /// Where the object stands, for messages: empty, or such as `ParticipantDetails.`.
    let path: String
    /// The exception that a fault becomes.
    let fault: @Sendable (String) -> ServiceError

    /// Reads the body of a call, whatever its content type; an empty one is `{}`.
    init(_ call: Call, fault: @escaping @Sendable (String) -> ServiceError) throws(ServiceError) {
        let body = call.request.body.isEmpty ? Array("{}".utf8) : call.request.body
        do throws(JSONError) {
            json = try JSON(reading: body, rules: call.limits)
        } catch {
            throw fault(
                "The body is not JSON, line \(error.line), column \(error.column): \(error.sentence)")
        }
        guard json.kind == .object else { throw fault("The body must be a JSON object, not \(json.kind).") }
        path = ""
        self.fault = fault
    }

    init(_ json: JSON, path: String, fault: @escaping @Sendable (String) -> ServiceError) {
        self.json = json
        self.path = path
        self.fault = fault
    }

    /// A member that is there and not null.
    func value(_ name: StaticString) -> JSON? { json[name].flatMap { $0.isNull ? nil : $0 } }

    /// A text of so many characters; nil where it is absent.
    func text(_ name: StaticString, _ characters: ClosedRange<Int>) throws(ServiceError) -> String? {
        guard let value = value(name) else { return nil }
        let text = try string(value, "\(name)")
        try check(text.unicodeScalars.count, in: characters, of: name, "characters")
        return text
    }

    /// A text of so many characters that has to be there.
    func required(_ name: StaticString, _ characters: ClosedRange<Int>) throws(ServiceError) -> String {
        guard let text = try text(name, characters) else { throw missing(name) }
        return text
    }

    /// A text of so many bytes; nil where it is absent.
    func bytes(_ name: StaticString, _ count: ClosedRange<Int>) throws(ServiceError) -> String? {
        guard let value = value(name) else { return nil }
        let text = try string(value, "\(name)")
        try check(text.utf8.count, in: count, of: name, "bytes")
        return text
    }

    /// A whole number; nil where it is absent.
    func number(_ name: StaticString, _ range: ClosedRange<Int>) throws(ServiceError) -> Int? {
        guard let value = value(name) else { return nil }
        guard let number = value.int.flatMap({ Int(exactly: $0) }) else {
            throw fault("\(path)\(name) must be a whole number, not \(value.kind).")
        }
        guard range.contains(number) else {
            throw fault(
                "\(path)\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(number).")
        }
        return number
    }

    /// True or false; nil where it is absent.
    func flag(_ name: StaticString) throws(ServiceError) -> Bool? {
        guard let value = value(name) else { return nil }
        guard let flag = value.bool else {
            throw fault("\(path)\(name) must be true or false, not \(value.kind).")
        }
        return flag
    }

    /// One of a list of words; nil where it is absent.
    func choice(_ name: StaticString, _ words: [String]) throws(ServiceError) -> String? {
        guard let value = value(name) else { return nil }
        let text = try string(value, "\(name)")
        guard words.contains(text) else {
            throw fault("\(path)\(name) must be one of \(words.joined(separator: ", ")), not \(shown(text)).")
        }
        return text
    }

    /// An object, to be read in turn; nil where it is absent.
    func object(_ name: StaticString) throws(ServiceError) -> MemberReader? {
        guard let value = value(name) else { return nil }
        guard value.kind == .object else {
            throw fault("\(path)\(name) must be an object, not \(value.kind).")
        }
        return MemberReader(value, path: "\(path)\(name).", fault: fault)
    }

    /// A list of texts; nil where it is absent.
    func texts(
        _ name: StaticString, count: ClosedRange<Int>, characters: ClosedRange<Int>
    ) throws(ServiceError) -> [String]? {
        guard let value = value(name) else { return nil }
        guard value.kind == .array else { throw fault("\(path)\(name) must be a list, not \(value.kind).") }
        try check(value.count, in: count, of: name, "elements")
        var texts: [String] = []
        for element in value.elements {
            let text = try string(element, "\(name)[\(texts.count)]")
            guard characters.contains(text.unicodeScalars.count) else {
                throw fault(
                    "\(path)\(name)[\(texts.count)] must have \(characters.lowerBound) to "
                        + "\(characters.upperBound) characters.")
            }
            texts.append(text)
        }
        return texts
    }

    /// The fault of a member that has to be there.
    func missing(_ name: StaticString) -> ServiceError { fault("\(path)\(name) is required.") }

    private func string(_ value: JSON, _ name: String) throws(ServiceError) -> String {
        guard let text = value.string else {
            throw fault("\(path)\(name) must be a string, not \(value.kind).")
        }
        return text
    }

    private func check(
        _ count: Int, in range: ClosedRange<Int>, of name: StaticString, _ what: String
    ) throws(ServiceError) {
        guard !range.contains(count) else { return }
        throw fault(
            "\(path)\(name) must have \(range.lowerBound) to \(range.upperBound) \(what), not \(count).")
    }

    private func shown(_ text: String) -> String { String(text.prefix(60)) }
}
