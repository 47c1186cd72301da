extension String {
    /// Whether this can be somebody's name for something: 1 to so many bytes of UTF-8 without a control
    /// character of ASCII.
    package func isName(atMost bytes: Int) -> Bool {
        (1...bytes).contains(utf8.count) && utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
