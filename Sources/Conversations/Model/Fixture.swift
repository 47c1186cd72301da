import Chat
package import Encoding

/// A conversation as it was written down (contract, section 7): read, checked, ready to be played.
package struct Fixture: Sendable {
    /// The file's text under its name.
    package let text: FixtureText
    /// What the conversation shows, in the author's words.
    package let name: String
    /// When it begins; nil: at the moment of the run.
    package let clock: Instant?
    let widget: Widget
    /// The widget as it stands in the fixture, to be put into the sandbox; nil where it is only named.
    let inlineWidget: JSON?
    let limits: Limits
    let steps: [Step]

    /// The id of its widget.
    package var widgetID: String { widget.id }

    /// How many steps expect something: each is a test case.
    package var expectationCount: Int { steps.count { $0.expected != nil } }
}
