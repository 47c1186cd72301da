extension PageCheck {
    static let limits = PageCheck("limits", "All of the page was looked at.") { observation in
        let more = observation.hasMoreStrays ? ["tokens after the \(PageLimits.tokens)th"] : []
        return (observation.page.cuts.sorted() + more).map {
            .warn(nil, "not looked at: \($0)", "Judge a smaller page that holds the snippet alone.")
        }
    }
}
