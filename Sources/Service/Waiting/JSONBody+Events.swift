import Encoding
import HTTP

extension JSONBody {
    /// A member that is a whole number within a range; nil where it is absent or null.
    static func number(
        _ name: StaticString, in json: JSON, _ range: ClosedRange<Int>
    ) throws(Refused) -> Int? {
        guard let value = json[name], !value.isNull else { return nil }
        guard let number = value.int, range.contains(Int(number)) else {
            let end = range.upperBound == .max ? "on" : "to \(range.upperBound)"
            throw Refused(
                Problem(
                    .badRequest, "bad-body",
                    "\"\(name)\" must be a whole number from \(range.lowerBound) \(end)."))
        }
        return Int(number)
    }

    /// The member `match`, which must be there.
    static func match(in json: JSON) throws(Refused) -> EventPattern {
        guard let match = json["match"] else {
            throw Refused(
                Problem(
                    .badRequest, "bad-body",
                    "The body needs \"match\", like {\"match\":{\"type\":\"message\"}}."))
        }
        return try EventPattern(match)
    }
}
