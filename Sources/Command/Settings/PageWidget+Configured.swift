import Chat
import Probe
import Tokens

extension PageWidget {
    /// A configured widget as pages know it; one that only flags describe may have any id.
    init(_ widget: Widget, among configured: [Widget], limits: Limits) {
        let verifier = widget.verifier(limits: limits)
        let neighbours = configured.filter { $0.id != widget.id }.map { (widget: $0.id, keys: $0.keys) }
        let isNamed = widget.id != TokenSettings.unnamed || widget.keys.keys.contains { $0.id != nil }
        self.init(
            id: isNamed ? widget.id : nil,
            kind: widget.connect.map { .snippet(snippetID: $0.snippetID) } ?? .element,
            needsToken: widget.connect.map { $0.security == .required } ?? (widget.anonymous == .deny),
            isStrict: widget.strict
        ) { verifier.explain($0, at: $1, in: Surroundings(neighbours: neighbours)) }
    }
}
