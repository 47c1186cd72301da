import Tokens

/// Colours of a terminal, or none.
struct Ink {
    let isOn: Bool

    func good(_ text: String) -> String { paint(text, "32") }
    func bad(_ text: String) -> String { paint(text, "31") }
    func doubtful(_ text: String) -> String { paint(text, "33") }
    func faint(_ text: String) -> String { paint(text, "2") }
    func strong(_ text: String) -> String { paint(text, "1") }

    /// The sign of a status.
    func mark(_ status: CheckStatus) -> String {
        switch status {
        case .pass: good("✓")
        case .fail: bad("✗")
        case .warn: doubtful("!")
        case .skipped: faint("·")
        }
    }

    private func paint(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
