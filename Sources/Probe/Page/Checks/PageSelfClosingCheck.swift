extension PageCheck {
    static let selfClosing = PageCheck("self-closing", "The chat element has an end tag.") { observation in
        observation.elements.filter(\.tag.isSelfClosing).map { element in
            .warn(
                element.tag.place,
                "<\(element.tag.name) … /> does not close in HTML: what follows becomes its content",
                "Write <\(element.tag.name) …></\(element.tag.name)>.")
        }
    }
}
