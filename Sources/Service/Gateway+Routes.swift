import HTTP

extension Gateway {
    /// Every route, as a table.
    package var routes: String { Self.router.description }

    /// Every route that does what it says, as a table.
    package var modelledRoutes: String { Router(Endpoint.modelled.map(\.route)).description }
}
