extension PageCheck {
    static let snippet = PageCheck("snippet", "The page holds the snippet of a chat widget.") { observation in
        let wantsElement = observation.chosen?.isElement
        if wantsElement != false, let element = observation.elements.first {
            return [.pass(element.tag.place, "found <\(element.tag.name)>")]
        }
        if wantsElement != true, observation.hasSnippet {
            let place = observation.loaders.first?.lowerBound ?? observation.calls.first?.place
            return [.pass(place, "found amazon_connect(…)")]
        }
        return [absent(observation.page, wantsElement)]
    }

    private static func absent(_ page: Page, _ wantsElement: Bool?) -> Outcome {
        if wantsElement != false, let place = page.place(of: "applied-chat", in: page.scripts.map(\.range)) {
            return .warn(
                place, "a script names the chat element, and there is none in the markup",
                "A page that builds the element itself cannot be judged from here; let chatgate check ask "
                    + "the endpoint that gives the token.")
        }
        if let place = page.place(of: "<applied-chat", in: page.comments)
            ?? page.place(of: "amazon_connect(", in: page.comments)
        {
            return .fail(place, "the snippet is commented out", "Take it out of the comment.")
        }
        let names = wantsElement.map { [$0 ? "<applied-chat>" : "amazon_connect(…)"] }
        return .fail(
            nil,
            "there is no \((names ?? ["<applied-chat>", "amazon_connect(…)"]).joined(separator: " and no "))",
            "Put the widget's snippet into the page.")
    }
}
