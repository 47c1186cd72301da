/// What a router knows of a method and a path.
package enum RouteMatch: Sendable, Equatable {
    /// The route's place in the table, and the parameters, unescaped, in the order of the pattern.
    case found(index: Int, parameters: [String])
    /// No route has this path, or a parameter is not UTF-8 or holds NUL, or a `/` that its pattern does not
    /// take, once unescaped.
    case notFound
    /// Routes have this path, none this method; `allow` is the field value (RFC 9110 §15.5.6).
    case methodNotAllowed(allow: String)
    /// OPTIONS where no route answers it itself, or `*`; `allow` is the field value (RFC 9110 §9.3.7).
    case options(allow: String)
}
