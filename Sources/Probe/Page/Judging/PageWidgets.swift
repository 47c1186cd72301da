/// The widgets that a page may hold.
package struct PageWidgets: Sendable {
    /// The one that the user named; nil where the page's own ids choose.
    let chosen: PageWidget?
    private let all: [PageWidget]

    /// Widgets to choose from, and the one that was chosen.
    package init(chosen: PageWidget?, all: [PageWidget]) {
        self.chosen = chosen
        self.all = all
    }

    /// The widget of a chat element or, else, of a script's snippet that names this id, by its bytes.
    func widget(ofElement isElement: Bool, named id: [UInt8]) -> PageWidget? {
        if let chosen, chosen.isElement == isElement { return chosen }
        return all.first { $0.isElement == isElement && $0.id.map { $0.utf8.elementsEqual(id) } ?? false }
    }

    /// The widget of a snippet that names none, where there is no choice.
    var onlySnippet: PageWidget? {
        if let chosen, !chosen.isElement { return chosen }
        let snippets = all.filter { !$0.isElement }
        return chosen == nil && snippets.count == 1 ? snippets.first : nil
    }
}
