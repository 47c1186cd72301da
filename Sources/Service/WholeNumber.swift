import HTTP

/// Reads a whole number from a query.
enum WholeNumber {
    /// The number of that name within a range; nil where the query does not hold the name.
    static func read(_ name: StaticString, in query: Query, _ range: ClosedRange<Int>) throws(Refused) -> Int?
    {
        guard let text = query[name] else { return nil }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else {
            throw Refused(
                Problem(
                    .badRequest, "bad-query",
                    "\"\(name)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)."))
        }
        return number
    }
}
