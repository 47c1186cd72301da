extension PageCheck {
    static let attributes = PageCheck(
        "attributes", "Attributes are spelled as the element knows them, once each."
    ) {
        observation in
        observation.elements.flatMap { element in
            element.tag.attributes.enumerated().compactMap { number, attribute in
                if element.tag.attributes[..<number].contains(where: { $0.name == attribute.name }) {
                    return .warn(
                        attribute.place, "\(observation.shown(attribute.name.utf8)) stands twice",
                        "Keep one: a browser takes the first and drops the rest.")
                }
                guard let name = meant(by: attribute.name) else { return nil }
                return .warn(
                    attribute.place,
                    "\(observation.shown(attribute.name.utf8)) is no attribute of <\(element.tag.name)>",
                    "Write \(name); what only a framework reads must be rendered first.")
            }
        }
    }

    /// The attribute that a name is most likely meant for; nil where it is one, or like none.
    private static func meant(by name: String) -> String? {
        let known = ["agent-id", "contact-context-token", "metadata"]
        if known.contains(name) { return nil }
        var letters = name.filter(\.isLetter)
        for start in ["vbind", "data", "attr"] where letters.hasPrefix(start) && letters != "data" {
            letters = String(letters.dropFirst(start.count))
        }
        if ["token", "jwt", "contexttoken", "contacttoken"].contains(letters) { return known[1] }
        return known.first { $0.filter(\.isLetter) == letters }
    }
}
