extension FuzzedReader {
    /// Every reader of the product; a new one is a line here and a folder in the corpus.
    package static let all: [FuzzedReader] = [
        FuzzedReader(name: "http") { bytes throws(Violation) in
            try HTTPRequestProperty.check(bytes)
            try HTTPResponseProperty.check(bytes)
        },
        FuzzedReader(name: "websocket") { bytes throws(Violation) in try WebSocketProperty.check(bytes) },
        FuzzedReader(name: "json") { bytes throws(Violation) in try JSONProperty.check(bytes) },
        FuzzedReader(name: "token") { bytes throws(Violation) in
            bytes.first == UInt8(ascii: "?")
                ? try ProxyQueryProperty.check(Array(bytes.dropFirst())) : try TokenProperty.check(bytes)
        },
        FuzzedReader(name: "fixture") { bytes throws(Violation) in try FixtureProperty.check(bytes) },
        FuzzedReader(name: "configuration") { bytes throws(Violation) in
            try ConfigurationProperty.check(bytes)
        },
        FuzzedReader(name: "sigv4") { bytes throws(Violation) in try SignatureProperty.check(bytes) },
    ]
}
