extension String {
    /// How often a text stands in this one.
    func components(_ text: String) -> Int {
        let (bytes, part) = (Array(utf8), Array(text.utf8))
        guard bytes.count >= part.count else { return 0 }
        return (0...(bytes.count - part.count)).count { bytes[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
