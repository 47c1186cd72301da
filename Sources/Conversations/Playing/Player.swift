import Chat
package import Encoding
import HTTP

/// Plays fixtures over an exchange: in memory or over a socket, the same requests in the same order.
package struct Player {
    private let exchange: Exchange
    private let sandbox: String
    private let now: Instant

    /// A player whose sandbox has this name; `now` is the moment of the run.
    package init(_ exchange: Exchange, sandbox: String, now: Instant) {
        self.exchange = exchange
        self.sandbox = sandbox
        self.now = now
    }

    /// Plays a fixture to its end, or to the first thing that does not hold; its sandbox is new and goes.
    package func play(_ fixture: Fixture) throws(ExchangeFailure) -> FixtureResult {
        var stage = Stage(
            exchange: exchange, sandbox: sandbox, widget: fixture.widget, limits: fixture.limits,
            now: fixture.clock ?? now)
        do throws(PlayFailure) {
            var tally = Tally(fixture)
            try prepare(&stage, fixture)
            for step in fixture.steps where !tally.hasFailed {
                let failure = try Self.play(step, on: &stage)
                tally.add(step, failure)
            }
            let events = tally.hasFailed ? try Self.lastEvents(of: stage) : []
            _ = try stage.control(.delete, "")
            return tally.result(lastEvents: events)
        } catch {
            // What was begun is not left standing in somebody's gateway.
            _ = try? stage.control(.delete, "")
            switch error {
            case .unreachable(let sentence), .impossible(let sentence): throw ExchangeFailure(sentence)
            }
        }
    }

    /// The clock stands still, and an inline widget is there.
    private func prepare(_ stage: inout Stage, _ fixture: Fixture) throws(PlayFailure) {
        let freeze = try Answer.written { $0.member("freeze", stage.now.rfc3339) }
        var answer = try stage.control(.put, "/clock", body: freeze)
        if answer.refusal == nil, let widget = fixture.inlineWidget {
            let id = PercentEncoding.encodedString(fixture.widget.id)
            answer = try stage.control(.put, "/widgets/\(id)", body: widget)
        }
        guard let refusal = answer.refusal else { return }
        throw .unreachable(
            "the gateway refused to prepare the sandbox \(sandbox): \(refusal): "
                + answer.detail)
    }

    // MARK: Steps

    /// Plays one step; why it failed, or nil.
    private static func play(_ step: Step, on stage: inout Stage) throws(PlayFailure) -> CaseFailure? {
        stage.visitor = step.visitor
        stage.profileName = step.profile
        stage.isWatched = step.expected != nil || !step.saves.isEmpty
        let answer: Answer
        do throws(PlayFailure) {
            answer = try step.verb.play(stage.variables.insert(into: step.value), &stage)
        } catch {
            guard case .impossible(let sentence) = error else { throw error }
            return CaseFailure(sentence: sentence, location: step.location, differences: [])
        }
        return judge(step, answer, stage.variables) ?? save(step, answer, on: &stage)
    }

    private static func judge(_ step: Step, _ answer: Answer, _ variables: Variables) -> CaseFailure? {
        if let refusal = answer.refusal, !step.expectsRefusal {
            let detail = answer.detail.isEmpty ? "" : ": \(answer.detail)"
            return CaseFailure(
                sentence: "the gateway refused it: \(refusal)\(detail)",
                location: step.expected?.source.location ?? step.location, differences: [])
        }
        guard let expected = step.expected else { return nil }
        let differences = Comparison(expected, answer.json, texts: variables).differences
        guard let first = differences.first else { return nil }
        let place = first.path.isEmpty ? "what came" : first.path
        return CaseFailure(
            sentence: "\(place) is not what was expected", location: first.location, differences: differences)
    }

    private static func save(_ step: Step, _ answer: Answer, on stage: inout Stage) -> CaseFailure? {
        for save in step.saves {
            guard let value = answer.json?.value(at: save.pointer) else {
                return CaseFailure(
                    sentence: "there is nothing at \(save.pointer) to save as \"\(save.name)\"; what came is "
                        + Comparison.shown(answer.json), location: save.location, differences: [])
            }
            stage.variables[save.name] = value
        }
        return nil
    }

    // MARK: Events

    private static func lastEvents(of stage: Stage) throws(PlayFailure) -> [JSON] {
        var last: [JSON] = []
        var after = 0
        while true {
            let page = try stage.control(.get, "/events?limit=1000&after=\(after)")
            if page.refusal != nil { return last }
            last = Array((last + (page.json?["events"].map { Array($0.elements) } ?? [])).suffix(10))
            guard let next = page.json?["next"]?.int else { return last }
            after = Int(next)
        }
    }
}
