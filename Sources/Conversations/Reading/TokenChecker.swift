import Chat
import Encoding
import Tokens

/// Checks what a step says of a token beyond its shape: what could not be minted is refused before the run.
struct TokenChecker {
    let text: FixtureText
    let widget: Widget
    let limits: Limits
    /// The ids of all keys that the widget has at any time of the fixture.
    let keys: [String]
    let hasClock: Bool

    func check(_ value: JSON, at location: TextLocation) throws(FixtureError) {
        if value["raw"] != nil { return }
        if let url = value["from"] { return try checkWebsite(url) }
        try checkClaims(value, at: location)
        if let id = value["key"], !keys.contains(where: { id.hasString($0) }) {
            let nearest = Spelling.nearest(to: id.string ?? "", among: keys).map { "did you mean \"\($0)\"?" }
            throw text.error(
                "widget \(widget.id) has no key \"\(id.string ?? "")\" in this fixture; "
                    + (nearest ?? "it has \(keys.joined(separator: ", "))"), at: id)
        }
        guard let kind = value["broken"], let broken = kind.string.flatMap(BrokenToken.named) else { return }
        if !broken.need.isMet(by: widget.verifier(limits: limits)) {
            throw text.error(
                "a token broken by \"\(broken.kind)\" shows only on a widget with \(broken.need.rawValue)",
                at: kind)
        }
    }

    private func checkWebsite(_ url: JSON) throws(FixtureError) {
        if hasClock {
            throw text.error(
                "a website's token holds at the moment of the run: take \"clock\" out of the fixture", at: url
            )
        }
        let text = url.string ?? ""
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
            throw self.text.error("\"from\" must be a URL that begins with http:// or https://", at: url)
        }
    }

    private func checkClaims(_ value: JSON, at location: TextLocation) throws(FixtureError) {
        let claims = Minting.given(value)
        for (place, claim) in claims.enumerated()
        where claims[..<place].contains(where: { $0.hasSameName(as: claim) }) {
            throw text.error("the claim \"\(claim.name)\" stands beside \"claims\" too", at: claim.location)
        }
        if widget.platform == .applied, !claims.contains(where: { $0.hasName("sub") }) {
            throw text.error("on applied a token names its customer: give \"sub\"", at: location)
        }
        if let lifetime = value["lifetime"], claims.contains(where: { $0.hasName("exp") }) {
            throw text.error("\"lifetime\" and a claim \"exp\" exclude each other", at: lifetime)
        }
    }
}
