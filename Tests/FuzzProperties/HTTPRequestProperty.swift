import HTTP

/// What holds of the requests of a connection: they are the same in whatever pieces they come.
enum HTTPRequestProperty {
    static func check(_ bytes: [UInt8]) throws(Violation) {
        for limits in [HTTPLimits(), HTTPLimits.tight] {
            var whole = HTTPExchange(limits: limits)
            try whole.play(bytes, Cutting.whole(bytes))
            try whole.checkAnswers()
            for cuts in Cutting.ways(bytes) {
                var pieces = HTTPExchange(limits: limits)
                try pieces.play(bytes, cuts)
                try Violation.unless(pieces.failure == whole.failure, "pieces fail otherwise than the whole")
                try Violation.unless(pieces.said == whole.said, "pieces are read otherwise than the whole")
            }
            for request in whole.requests { try check(request, limits) }
        }
    }

    private static func check(_ request: Request, _ limits: HTTPLimits) throws(Violation) {
        try Violation.unless(request.fields.count <= limits.fields, "more fields than the limit")
        try Violation.unless(request.body.count <= limits.body, "a body past the limit")
        try Violation.unless(request.target.utf8.count <= limits.line, "a target past the limit")
        try Violation.unless(request.target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a target not ASCII")
        for (name, value) in request.fields.all {
            try Violation.unless(isToken(name), "a field name that is no token")
            try Violation.unless(isFieldValue(value), "a field value with a control or with blanks around")
        }
        let named = request.query.items.filter { $0.name.utf8.elementsEqual("a".utf8) }.map(\.value)
        try Violation.unless(
            request.query.values(of: "a") == named && request.query["a"] == named.first,
            "a pair of the query is found by another name")
        let pieces = request.query.raw.utf8.split(separator: UInt8(ascii: "&"))
        try Violation.unless(
            request.query.isMalformed == (request.query.items.count < pieces.count),
            "a query is malformed exactly where a pair is not decoded")
        try checkWrittenAgain(request)
        try checkHandshake(request)
    }

    /// RFC 9110 §5.6.2, written out.
    private static func isToken(_ name: String) -> Bool {
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        return !name.isEmpty
            && name.utf8.allSatisfy {
                marks.contains($0) || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
            }
    }

    private static func isFieldValue(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
            && ![bytes.first, bytes.last].compactMap(\.self).contains { $0 == 0x20 || $0 == 0x09 }
    }

    /// What a client of ours would send of it is read as the same request.
    private static func checkWrittenAgain(_ request: Request) throws(Violation) {
        // HTTP/1.0 may come without a host, and is written as HTTP/1.1, which may not.
        if request.isOld { return }
        var limits = HTTPLimits()
        (limits.head, limits.line) = (1 << 20, 1 << 20)
        var reader = RequestReader(limits: limits)
        let written = request.serialized()
        reader.append(written.span)
        guard case .request(let again) = reader.next() else {
            throw Violation(sentence: "what was read is refused when it is written again")
        }
        try Violation.unless(
            ReadRequest(again) == ReadRequest(request), "what was read is another request written again")
        try Violation.unless(reader.isIdle, "a request written again leaves bytes behind")
    }

    private static func checkHandshake(_ request: Request) throws(Violation) {
        guard let response = try? WebSocketHandshake.accept(request) else { return }
        try Violation.unless(
            request.method == .get && response.status == .switchingProtocols
                && request.fields.values("sec-websocket-version") == ["13"]
                && request.fields["sec-websocket-key"]?.utf8.count == 24,
            "a handshake is accepted that RFC 6455 §4.2.1 refuses")
    }
}

/// What is kept of a request for comparing.
struct ReadRequest: Equatable {
    let serialized: [UInt8]
    let texts: [String]
    let keepsAlive: Bool
    let isOld: Bool

    init(_ request: Request) {
        serialized = request.serialized()
        texts = [request.path, request.query.raw, request.host]
        (keepsAlive, isOld) = (request.keepsAlive, request.isOld)
    }
}

extension HTTPLimits {
    /// Limits that a small input reaches.
    static let tight: HTTPLimits = {
        var limits = HTTPLimits()
        (limits.head, limits.line, limits.fields, limits.body, limits.drain) = (120, 40, 4, 16, 16)
        return limits
    }()
}
