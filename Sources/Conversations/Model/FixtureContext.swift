package import Chat

/// What a fixture may refer to: the configuration of the process that replays.
package struct FixtureContext: Sendable {
    /// The widgets that a fixture may name.
    package let widgets: [Widget]
    /// The limits of every sandbox.
    package let limits: Limits

    /// What a configuration gives.
    package init(_ configuration: Configuration) {
        widgets = configuration.widgets
        limits = configuration.limits
    }
}
