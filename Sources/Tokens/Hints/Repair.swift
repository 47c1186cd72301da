/// The repair of a mistake, one line each in the words of the libraries that websites sign with.
package struct Repair: Sendable, Equatable {
    /// For Node, with jsonwebtoken.
    package let node: String
    /// For Python, with PyJWT.
    package let python: String
    /// For Swift, with JWTKit or without.
    package let swift: String

    /// A repair; none of the three holds anything of a token.
    package init(node: String, python: String, swift: String) {
        self.node = node
        self.python = python
        self.swift = swift
    }

    /// The three lines, each with the name of its language.
    package var lines: [(language: String, line: String)] {
        [("Node", node), ("Python", python), ("Swift", swift)]
    }
}
