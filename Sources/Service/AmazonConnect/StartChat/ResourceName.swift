/// How callers name an instance, a flow or a contact: by its bare id, or by an ARN that ends with it.
enum ResourceName {
    /// Whether a text names the resource with this id.
    static func names(_ text: String, _ id: String) -> Bool {
        if text.utf8.elementsEqual(id.utf8) { return true }
        guard text.utf8.starts(with: "arn:".utf8), let last = text.utf8.split(separator: 0x2F).last else {
            return false
        }
        return last.elementsEqual(id.utf8)
    }
}
