/// One line of a route table.
package struct Route: Sendable, Equatable {
    /// The method that it answers; GET answers HEAD too.
    package let method: Method
    /// The path with names in braces for segments that vary: `/sessions/{id}/messages`.
    ///
    /// A name that ends in `+` may hold `/` once unescaped, as the ARNs in paths of AWS do: `/tags/{arn+}`.
    package let pattern: String
    /// What the route is called in the printed table.
    package let name: String

    /// A route of a method, a pattern that begins with `/`, and a name.
    package init(_ method: Method, _ pattern: String, name: String) {
        self.method = method
        self.pattern = pattern
        self.name = name
    }
}
