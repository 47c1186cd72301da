/// Which calls a fault is meant for; what is nil does not count.
package struct FaultScope: Sendable, Equatable {
    /// The name of a route, or its method and pattern.
    package var call: String?
    /// The id of a widget.
    package var widget: String?
    /// The id of a session.
    package var session: String?

    /// Every call.
    package init() {}

    /// Whether a call is meant; ids compare as bytes.
    func takes(_ target: FaultTarget, widget: String?, session: String?) -> Bool {
        (call == nil || call == target.name || call == target.route)
            && Self.matches(self.widget, widget) && Self.matches(self.session, session)
    }

    private static func matches(_ wanted: String?, _ found: String?) -> Bool {
        guard let wanted else { return true }
        return found?.utf8.elementsEqual(wanted.utf8) ?? false
    }
}
