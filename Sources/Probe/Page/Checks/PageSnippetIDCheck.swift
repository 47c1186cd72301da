extension PageCheck {
    /// amazon-connect.md, sections 1.5 and 1.8: the backend wants it with every start.
    static let snippetID = PageCheck("snippet-id", "The snippet says its snippetId.") { observation in
        if !observation.hasSnippet { return [] }
        let calls = observation.calls.filter { $0.name == "snippetId" }
        if calls.isEmpty {
            return [
                .fail(
                    observation.loaders.first?.lowerBound, "there is no amazon_connect('snippetId', '…')",
                    "Copy it from the widget's own snippet; without it the platform answers 400.")
            ]
        }
        return calls.map { call in
            guard case .text(let range) = call.argument else {
                return call.argument == .other
                    ? .pass(call.place, "snippetId is set, not by a text")
                    : .fail(
                        call.place, "snippetId is given no text", "Write amazon_connect('snippetId', '…').")
            }
            return judged(Array(observation.page.bytes[range]), at: range.lowerBound, observation)
        }
    }

    private static func judged(_ id: [UInt8], at place: Int, _ observation: PageObservation) -> Outcome {
        // The id itself is long and says nothing to a person, so it is not repeated.
        if id.isEmpty { return .fail(place, "snippetId is empty", "Copy it from the widget's own snippet.") }
        if let words = Placeholder.words(id) {
            return .fail(place, "snippetId is \(words)", "Copy it from the widget's own snippet.")
        }
        guard case .snippet(let known?)? = observation.snippetWidget?.kind, !known.isEmpty else {
            return .pass(place, "snippetId is set")
        }
        if known.utf8.elementsEqual(id) { return .pass(place, "snippetId is the widget's") }
        return .fail(
            place, "snippetId is not that of the widget", "Copy both ids from the same widget's snippet.")
    }
}
