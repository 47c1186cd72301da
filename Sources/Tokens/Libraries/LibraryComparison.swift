package import Encoding

/// One library that judges a token otherwise than the widget does, by its defaults.
package struct LibraryComparison: Sendable, Equatable {
    /// The library's name.
    package let library: String
    /// Whether the library takes what the widget refuses; the other way round where not.
    package let accepts: Bool
    /// Why, in one clause.
    package let because: String

    /// The line for a person, as `PyJWT accepts it: a string exp is converted`.
    package var sentence: String { "\(library) \(accepts ? "accepts" : "rejects") it: \(because)" }

    /// Whether there is anything to compare: the libraries are asked about a signature that holds.
    package static func canJudge(_ verdict: Verdict) -> Bool {
        verdict.signatureHeld && verdict.header != nil && verdict.claims != nil
    }

    /// The libraries whose defaults differ from the verdict, in the order of the table.
    ///
    /// Told the key and HS256 and nothing else. Without a signature that holds there is none: what a
    /// library's base64 reader or its choice of keys lets pass is not compared.
    package static func of(_ verdict: Verdict, at now: Instant) -> [LibraryComparison] {
        guard verdict.signatureHeld, let header = verdict.header, let claims = verdict.claims else {
            return []
        }
        let failed = CheckID.allCases.filter { verdict.statuses[$0] == .fail }
        return LibraryDefaults.all.compactMap { library in
            let objection = library.objection(header: header, claims: claims.json, now: now)
            switch (objection, failed.isEmpty) {
            case (nil, true), (.some, false): return nil
            case (let objection?, true):
                return LibraryComparison(library: library.name, accepts: false, because: objection)
            case (nil, false):
                let pardons = failed.map { library.pardon($0, claims: claims) }
                return LibraryComparison(
                    library: library.name, accepts: true, because: pardons.joined(separator: "; "))
            }
        }
    }
}
