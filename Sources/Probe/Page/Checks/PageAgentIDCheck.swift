extension PageCheck {
    static let agentID = PageCheck("agent-id", "Every chat element names this widget.") { observation in
        observation.elements.map { element in
            let place = element.tag.attribute("agent-id")?.value.lowerBound ?? element.tag.place
            guard let id = element.agentID, !id.isEmpty else {
                return .fail(
                    place, element.agentID == nil ? "agent-id is missing" : "agent-id is empty",
                    "Write agent-id=\"…\" with the widget's id.")
            }
            let shown = observation.shown(id)
            if let words = Placeholder.words(id) {
                return .fail(place, "agent-id is \(shown), \(words)", "Put the widget's own id there.")
            }
            guard let widget = element.widget?.id, !widget.utf8.elementsEqual(id) else {
                return .pass(place, "agent-id is \(shown)")
            }
            return .fail(
                place, "agent-id is \(shown), and the widget is `\(widget)`",
                "Write the widget's id, to the letter, or name the other widget by --widget.")
        }
    }
}
