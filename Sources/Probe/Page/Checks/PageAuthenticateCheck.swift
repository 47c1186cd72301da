extension PageCheck {
    /// amazon-connect.md, sections 1.5 and 1.7: a widget with security answers 401 without it.
    static let authenticate = PageCheck("authenticate", "The snippet hands a token to its callback.") {
        observation in
        if !observation.hasSnippet { return [] }
        let calls = observation.calls.filter { $0.name == "authenticate" }
        if calls.isEmpty { return [absent(observation)] }
        return calls.map { call in
            let sample = "Write amazon_connect('authenticate', function(callback) { … callback(token); })."
            switch call.argument {
            case .function(usesParameter: true): return .pass(call.place, "authenticate uses its callback")
            case .other: return .pass(call.place, "authenticate is given by name, and was not looked into")
            case .function:
                return .fail(call.place, "authenticate never uses its callback, so no chat can start", sample)
            case .text: return .fail(call.place, "authenticate is given a text; it wants a function", sample)
            case .none: return .fail(call.place, "authenticate is given nothing; it wants a function", sample)
            }
        }
    }

    private static func absent(_ observation: PageObservation) -> Outcome {
        let place = observation.loaders.first?.lowerBound ?? observation.calls.first?.place
        let what = "there is no amazon_connect('authenticate', …)"
        switch observation.snippetWidget?.needsToken {
        case true?:
            return .fail(
                place, "\(what), and the widget's security is on",
                "Add it, and let it ask your token endpoint: without a token the platform answers 401.")
        case false?: return .pass(place, "\(what), and the widget's security is off")
        case nil:
            return .warn(
                place, what,
                "Without it a widget whose security is on answers 401. --widget names the widget.")
        }
    }
}
