/// What samples and templates leave in a page when nobody fills it in.
enum Placeholder {
    /// What a value is that is no value, in a person's words; nil for any other.
    static func words(_ value: [UInt8]) -> String? {
        let text = HTMLByte.lowered(value[...])
        if ["{{", "{%", "<%", "<?", "${", "#{"].contains(where: text.contains) {
            return "a template that was not rendered"
        }
        let isSample =
            text.hasPrefix("your-") || text.hasPrefix("your_") || text.contains("replace_me")
            || text.contains("replaceme") || text.hasPrefix("<") && text.hasSuffix(">")
        return isSample ? "a sample's placeholder" : nil
    }
}
