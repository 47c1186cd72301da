import Encoding

/// What the gateway was told: the configuration in effect.
package struct Configuration: Sendable {
    /// One value in effect, and where it came from.
    package struct Setting: Sendable, Equatable {
        /// Its name, like `widgets[0].strict`.
        package let name: String
        /// What it says, secrets masked.
        package let value: String
        /// `default`, or `file:line:column`.
        package let source: String

        /// A value, its name and its source.
        package init(name: String, value: String, source: String) {
            self.name = name
            self.value = value
            self.source = source
        }
    }

    /// The address of the file; nil where it names none.
    package internal(set) var listen: String?
    /// Further host names under which control may be called.
    package internal(set) var hosts: [String] = []
    /// The limits.
    package internal(set) var limits = Limits()
    /// The widgets, in order.
    package internal(set) var widgets: [Widget] = DemoWidgets.all
    /// Whether the widgets are the demo ones, whose secrets everybody knows.
    package internal(set) var hasDemoWidgets = true
    /// What is worth a warning.
    package internal(set) var notes: [String] = []
    /// Every value in effect.
    package internal(set) var settings: [Setting] = []

    init(settings: [Setting]) {
        self.settings = settings
    }
}
