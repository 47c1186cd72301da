import HTTP

/// One connection whose requests are all answered: a driver without a socket.
struct HTTPExchange {
    private var connection: ServerConnection
    private(set) var requests: [Request] = []
    private(set) var failure: RequestFailure?
    private(set) var output: [UInt8] = []

    init(limits: HTTPLimits) { connection = ServerConnection(limits: limits) }

    /// What was read, for comparing.
    var said: [ReadRequest] { requests.map(ReadRequest.init) }

    /// Receives all bytes in these pieces, then the peer's end.
    mutating func play(_ bytes: [UInt8], _ cuts: [Range<Int>]) throws(Violation) {
        let sent = bytes.span
        for cut in cuts {
            connection.receive(sent.extracting(cut))
            try answer()
        }
        connection.receivedEnd()
        try answer()
        try Violation.unless(connection.isDrained, "a connection goes on behind the peer's end")
        try Violation.unless(connection.bufferedCount == 0, "a closed connection keeps bytes")
        output = connection.output
    }

    private mutating func answer() throws(Violation) {
        while true {
            switch connection.next() {
            case .wait: return
            case .message: throw Violation(sentence: "a message comes where no socket was begun")
            case .request(let request):
                try Violation.unless(failure == nil, "a request comes behind a refusal")
                requests.append(request)
                connection.send(Self.echo(request), now: "now")
            case .refuse(let refusal):
                try Violation.unless(failure == nil, "a refusal is said twice")
                failure = refusal
                connection.send(
                    Response(status: refusal.status, body: Array(refusal.detail.utf8)), now: "now")
                try Violation.unless(connection.isClosing, "a connection lives on behind a refusal")
            }
        }
    }

    /// An answer in which everything is the peer's own words.
    private static func echo(_ request: Request) -> Response {
        let fields =
            [("X-Target", request.target)] + request.fields.all.prefix(1).map { ("X-Field", $0.value) }
        return Response(
            status: .ok, fields: fields.map { ResponseField($0.0, $0.1) }, body: request.body)
    }

    /// The bytes sent are the answers to the requests, one each and in order, and nothing else.
    func checkAnswers() throws(Violation) {
        var rest = output
        for request in requests {
            let answer = try Self.take(&rest, isHead: request.method == .head)
            let body = request.method == .head ? [] : request.body
            try Violation.unless(
                answer.status == .ok && answer["x-target"] == request.target
                    && answer["x-field"] == request.fields.all.first?.value && answer.body == body,
                "an answer holds otherwise than what it was made of")
        }
        if let failure {
            let answer = try Self.take(&rest, isHead: Self.hasNoBody(rest))
            try Violation.unless(answer.status == failure.status, "a refusal has another status")
            try Violation.unless(answer.closesConnection, "a refusal does not say that it closes")
        }
        try Violation.unless(rest.isEmpty, "more is sent than the answers")
    }

    /// Whether a refusal answers a HEAD: its head is all there is.
    private static func hasNoBody(_ bytes: [UInt8]) -> Bool { bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) }

    private static func take(_ rest: inout [UInt8], isHead: Bool) throws(Violation) -> Response {
        var reader = ResponseReader(isHead: isHead)
        reader.append(rest.span)
        guard case .response(let response) = reader.next() else {
            throw Violation(sentence: "an answer of ours cannot be read")
        }
        rest = reader.takeRest()
        return response
    }
}
