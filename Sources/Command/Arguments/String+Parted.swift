extension String {
    /// What stands before the first such byte of ASCII, and what stands behind it; nil without one.
    ///
    /// At a byte, not at a character: an accent behind a sign joins it into another character.
    func parted(at sign: Unicode.Scalar) -> (before: String, behind: String)? {
        guard let place = utf8.firstIndex(of: UInt8(ascii: sign)) else { return nil }
        return (String(self[..<place]), String(self[utf8.index(after: place)...]))
    }
}
