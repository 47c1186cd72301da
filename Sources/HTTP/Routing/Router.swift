import Encoding

/// Finds the route of a request, and prints itself as a table.
package struct Router: Sendable, CustomStringConvertible {
    /// The table as it was given; `RouteMatch.found` has an index into it.
    package let routes: [Route]
    private var tree = RouteTree()
    /// For each route, a bit for each segment that is a parameter.
    private var parameters: [UInt64] = []
    /// For each route, a bit for each of them that may hold a slash once unescaped: `{name+}`.
    private var slashed: [UInt64] = []

    /// A router of a table; two routes of one method and one shape are our mistake, so is a crooked pattern.
    package init(_ routes: [Route]) {
        self.routes = routes
        for (index, route) in routes.enumerated() {
            let segments = Self.segments(route.pattern)
            var (mask, slashes): (UInt64, UInt64) = (0, 0)
            for (place, segment) in segments.enumerated() where segment.first == 0x7B {
                mask |= 1 << place
                if segment.dropLast().last == UInt8(ascii: "+") { slashes |= 1 << place }
            }
            parameters.append(mask)
            slashed.append(slashes)
            precondition(tree.insert(segments, route.method, route: index), "two routes for \(route.pattern)")
        }
    }

    /// The match of a request.
    package func match(_ request: Request) -> RouteMatch { match(request.method, request.pathBytes) }

    /// The match of a method and a path as a text.
    package func match(_ method: Method, _ path: String) -> RouteMatch {
        match(method, Array(path.utf8)[...])
    }

    /// The match of a method and a path, still escaped; literal segments are compared as they are.
    package func match(_ method: Method, _ path: ArraySlice<UInt8>) -> RouteMatch {
        let bytes = path.span
        if let index = tree.find(bytes, method) ?? (method == .head ? tree.find(bytes, .get) : nil) {
            guard let values = values(bytes, parameters[index], slashed[index]) else { return .notFound }
            return .found(index: index, parameters: values)
        }
        if method == .options, bytes.count == 1, bytes[0] == 0x2A {
            return .options(allow: Self.allow(routes.map(\.method)))
        }
        let methods = tree.methods(bytes)
        if methods.isEmpty { return .notFound }
        let allow = Self.allow(methods)
        return method == .options ? .options(allow: allow) : .methodNotAllowed(allow: allow)
    }

    /// One line a route: method, pattern, name, in columns.
    package var description: String {
        let first = routes.map(\.method.text.utf8.count).max() ?? 0
        let second = routes.map(\.pattern.utf8.count).max() ?? 0
        return routes.map { route in
            Self.padded(route.method.text, first) + "  " + Self.padded(route.pattern, second) + "  "
                + route.name
        }.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    private static func segments(_ pattern: String) -> [[UInt8]] {
        let bytes = Array(pattern.utf8)
        precondition(bytes.first == 0x2F, "a pattern begins with a slash: \(pattern)")
        let segments = bytes.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false).map(
            Array.init)
        precondition(segments.count <= 64, "a pattern has 64 segments at most: \(pattern)")
        for segment in segments {
            let isParameter = segment.first == 0x7B && segment.last == 0x7D && segment.count > 2
            let braces = segment.count { $0 == 0x7B || $0 == 0x7D }
            precondition(braces == (isParameter ? 2 : 0), "braces stand around a whole segment: \(pattern)")
        }
        return segments
    }

    /// In a fixed order, with HEAD beside GET, and OPTIONS, which is answered everywhere.
    private static func allow(_ methods: [Method]) -> String {
        var texts = [Method.get, .post, .put, .patch, .delete].filter(methods.contains).map(\.text)
        if methods.contains(.get) || methods.contains(.head) {
            texts.insert("HEAD", at: texts.first == "GET" ? 1 : 0)
        }
        for case .other(let name) in methods where !texts.contains(name) { texts.append(name) }
        return (texts + ["OPTIONS"]).joined(separator: ", ")
    }

    /// The segments at the places of the mask, unescaped; nil where one is not fit to be a name.
    private func values(_ path: Span<UInt8>, _ mask: UInt64, _ slashes: UInt64) -> [String]? {
        var values: [String] = []
        if mask == 0 { return values }
        values.reserveCapacity(mask.nonzeroBitCount)
        var (start, place) = (1, UInt64(1))
        while start <= path.count {
            var end = start
            while end < path.count, path[end] != 0x2F { end &+= 1 }
            if mask & place != 0 {
                let takesSlash = slashes & place != 0
                guard let value = Self.value(path.extracting(start..<end), takesSlash) else { return nil }
                values.append(value)
            }
            (start, place) = (end &+ 1, place &<< 1)
        }
        return values
    }

    private static func value(_ segment: Span<UInt8>, _ takesSlash: Bool) -> String? {
        var isPlain = true
        for at in segment.indices where segment[at] == 0x25 || segment[at] == 0 || segment[at] >= 0x80 {
            isPlain = false
        }
        if isPlain { return String(copying: segment, segment.indices) }
        guard let bytes = PercentEncoding.decode(segment), takesSlash || !bytes.contains(0x2F),
            !bytes.contains(0)
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
