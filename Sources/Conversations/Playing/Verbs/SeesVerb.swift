import Encoding

extension Verb {
    /// The next thing that the visitor's page hears of the far side.
    static let sees = Verb(
        name: "sees", help: "the next thing of the far side that reaches the page; the value is a matcher",
        shape: .pattern, needsSession: true, isExpectation: true,
        line: { "\($1) sees " + ($0["$absent"] == nil ? Comparison.shown($0) : "nothing more") }
    ) { (value, stage) throws(PlayFailure) in
        let session = try stage.session()
        let opened = try stage.wire.session(session, on: &stage)
        if opened.refusal != nil { return opened }
        var attempt = 0
        while true {
            if let seen = try stage.wire.heard(in: session, on: &stage) { return Answer(seen) }
            attempt += 1
            // Nothing is what was expected: then nobody waits for it.
            guard value["$absent"] == nil, stage.exchange.waits(attempt) else { return Answer(nil) }
        }
    }
}
