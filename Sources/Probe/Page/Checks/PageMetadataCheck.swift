import Encoding

extension PageCheck {
    /// The seed, "How metadata works with authentication".
    static let metadata = PageCheck("metadata", "The metadata can be read, and none of it is stripped.") {
        observation in
        observation.elements.compactMap { element in
            guard let attribute = element.tag.attribute("metadata") else { return nil }
            let place = attribute.value.lowerBound
            do throws(JSONError) {
                let json = try JSON(reading: observation.page.value(attribute))
                return judged(json, element, at: place, observation)
            } catch {
                return .fail(
                    place, "metadata is no JSON: \(error.sentence)",
                    "Put it in single quotes, or write &quot; for each quote within.")
            }
        }
    }

    private static func judged(
        _ json: JSON, _ element: JudgedElement, at place: Int, _ observation: PageObservation
    ) -> Outcome {
        guard json.kind == .object else {
            return .fail(place, "metadata is no JSON object", "Write metadata='{\"data\":{…}}'.")
        }
        let isStrict = element.widget?.isStrict == true
        let groups = json["groups"].map { _ in "metadata.groups" }
        let names = [json["context"].map { context($0, observation) }, groups].compactMap { $0 }
        if isStrict || element.token?.isEmpty == false {
            if names.isEmpty { return .pass(place, "nothing of metadata is stripped") }
            let why = isStrict ? "the widget is strict" : "a verified visitor's claims take their place"
            return .warn(
                place, "\(names.joined(separator: " and ")) will be stripped: \(why)",
                "Put what the agent must know into the token's claims, and take it out of the page.")
        }
        if let context = json["context"], context.kind != .object {
            return .fail(place, "metadata.context is no JSON object", "Write \"context\":{…}.")
        }
        if names.isEmpty { return .pass(place, "nothing of metadata is stripped") }
        return .pass(place, "\(names.joined(separator: " and ")) will reach the agent, as untrusted")
    }

    /// Like `metadata.context (firstName, email)`.
    private static func context(_ json: JSON, _ observation: PageObservation) -> String {
        let members = json.members.prefix(5).map { String(observation.redacted($0.name).prefix(30)) }
        let list = members.joined(separator: ", ") + (json.count > 5 ? ", …" : "")
        return members.isEmpty ? "metadata.context" : "metadata.context (\(list))"
    }
}
