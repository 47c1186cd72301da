import Tokens

extension PageCheck {
    static let strayToken = PageCheck("stray-token", "No token stands where the widget does not look.") {
        observation in
        observation.strays.map { stray in
            let place = observation.page.surroundings(of: stray.place)
            let isInSnippet = observation.isInSnippet(stray.place)
            let widget = isInSnippet ? observation.snippetWidget : observation.anyWidget
            let advice =
                "Take it out: an element reads contact-context-token alone, and a snippet asks your endpoint."
            guard let verdict = widget?.verdict(stray.bytes, observation.now) else {
                return .warn(
                    stray.place, "a token stands in \(place), and no key is known to judge it by", advice)
            }
            if verdict.signatureHeld {
                let words = verdict.reason.map { "rejected: \($0.rawValue)" } ?? "and it holds"
                return .warn(stray.place, "a token of this widget stands in \(place), \(words)", advice)
            }
            // Somebody else's token is nobody's fault, but for one that the snippet itself would hand over.
            guard isInSnippet else {
                return .skipped(
                    stray.place, "a token stands in \(place); it is not signed with this widget's key")
            }
            return outcome(verdict, at: stray.place)
        }
    }
}

extension PageObservation {
    /// The widget that a token anywhere in the page is most likely for.
    fileprivate var anyWidget: PageWidget? {
        chosen ?? elements.lazy.compactMap(\.widget).first ?? snippetWidget
    }

    /// Whether a place is in a script that speaks to a hosted widget.
    fileprivate func isInSnippet(_ place: Int) -> Bool {
        page.scripts.contains { $0.range.contains(place) && !$0.snippet.calls.isEmpty }
    }
}
