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

    /// A configuration file as it was read: all of it, with the secrets that stand in it.
    struct File: Sendable {
        let name: String
        let document: JSON
    }

    /// Where the gateway listens when nobody says where.
    package static let defaultListen = "127.0.0.1:4820"

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
    /// The file that it was read from; nil where there is none.
    var file: File?

    /// What holds with no configuration at all.
    package init() {}
}
