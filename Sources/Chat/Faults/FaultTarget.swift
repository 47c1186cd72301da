/// A call that a fault may strike.
package struct FaultTarget: Sendable {
    /// The name of its route.
    package let name: String
    /// The method and the pattern of its route: `POST /participant/message`.
    package let route: String
    /// The id of the widget that it names; nil where it names none by itself.
    package let widget: String?
    /// The id of the session that it speaks of, as its platform writes it; nil where it speaks of none.
    package let session: String?
    /// Whether its answer goes on: a live channel or a socket.
    package let goesOn: Bool

    /// A call by its route and what it speaks of.
    package init(name: String, route: String, widget: String?, session: String?, goesOn: Bool) {
        self.name = name
        self.route = route
        self.widget = widget
        self.session = session
        self.goesOn = goesOn
    }
}
