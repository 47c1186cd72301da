extension PageCheck {
    /// amazon-connect.md, section 1.2: `sub` is the loader's last argument, and not the snippetId.
    static let widgetID = PageCheck("widget-id", "The snippet's loader names this widget.") { observation in
        if !observation.hasSnippet { return [] }
        if observation.loaders.isEmpty {
            return [
                .warn(
                    observation.calls.first?.place, "amazon_connect is called, and no loader names a widget",
                    "Copy the whole snippet: it ends with (window, document, 'amazon_connect', 'ID')."
                )
            ]
        }
        return observation.loaders.map { range in
            let id = Array(observation.page.bytes[range])
            let shown = observation.shown(id)
            if id.isEmpty || Placeholder.words(id) != nil {
                let words = Placeholder.words(id).map { ", \($0)" } ?? ""
                return .fail(
                    range.lowerBound, "the loader names \(shown)\(words)", "Put the widget's own id there.")
            }
            guard let widget = observation.snippetWidget?.id, !widget.utf8.elementsEqual(id) else {
                return .pass(range.lowerBound, "the loader names \(shown)")
            }
            return .fail(
                range.lowerBound, "the loader names \(shown), and the widget is `\(widget)`",
                "Write the widget's id, not the snippetId, or name the other widget by --widget.")
        }
    }
}
