import HTTP

/// What holds of one answer: it is the same in whatever pieces it comes, and when it is written again.
enum HTTPResponseProperty {
    static func check(_ bytes: [UInt8]) throws(Violation) {
        let isHead = Cutting.checksum(bytes) & 0x100 == 0
        for limits in [HTTPLimits(), HTTPLimits.tight] {
            let whole = outcome(bytes, Cutting.whole(bytes), limits, isHead: isHead)
            for cuts in Cutting.ways(bytes) {
                try Violation.unless(
                    outcome(bytes, cuts, limits, isHead: isHead) == whole,
                    "an answer in pieces is read otherwise than the whole")
            }
            guard case .success(let response) = whole else { continue }
            try check(response, limits, isHead: isHead)
        }
    }

    private static func outcome(
        _ bytes: [UInt8], _ cuts: [Range<Int>], _ limits: HTTPLimits, isHead: Bool
    ) -> Result<Response, ResponseFailure> {
        var reader = ResponseReader(limits: limits, isHead: isHead)
        let sent = bytes.span
        for cut in cuts {
            reader.append(sent.extracting(cut))
            switch reader.next() {
            case .needsMore: continue
            case .response(let response): return .success(response)
            case .failed(let failure): return .failure(failure)
            }
        }
        reader.receivedEnd()
        switch reader.next() {
        case .response(let response): return .success(response)
        case .failed(let failure): return .failure(failure)
        // Behind the end there is nothing to wait for: no answer of the property's own is this one.
        case .needsMore: return .success(Response(status: Status(code: 599, reason: "waits")))
        }
    }

    private static func check(_ response: Response, _ limits: HTTPLimits, isHead: Bool) throws(Violation) {
        try Violation.unless(response.status.reason != "waits", "an answer is waited for behind the end")
        try Violation.unless(response.body.count <= limits.body, "a body past the limit")
        try Violation.unless(response.fields.count <= limits.fields, "more fields than the limit")
        if isHead || response.status.hasNoBody {
            try Violation.unless(response.body.isEmpty, "a body where RFC 9112 §6.3 knows none")
        }
        var server = ServerConnection()
        let request = Request(method: isHead ? .head : .get, path: "/").serialized()
        server.receive(request.span)
        guard case .request = server.next() else { throw Violation(sentence: "a request of ours is refused") }
        server.send(response, now: "now")
        var roomy = HTTPLimits()
        (roomy.head, roomy.line, roomy.fields) = (1 << 20, 1 << 20, 200)
        let written = server.output
        guard
            case .success(let again) = outcome(written, Cutting.whole(written), roomy, isHead: isHead)
        else { throw Violation(sentence: "an answer written again cannot be read") }
        try Violation.unless(
            again.status == response.status && again.body == response.body
                && others(again) == others(response),
            "an answer written again is another")
    }

    /// The fields that are not the writer's own.
    private static func others(_ response: Response) -> [ResponseField] {
        let own = ["date", "connection", "content-length", "transfer-encoding"]
        return response.fields.filter { !own.contains($0.name.lowercased()) }
    }
}
