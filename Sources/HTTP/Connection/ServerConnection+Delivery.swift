/// An answer that goes out otherwise than it should, because a test of a client asks for it.
extension ServerConnection {
    /// The time until the next piece of the answer is to be released; nil where nothing is held back.
    package var pause: Duration? { paced?.every }

    /// Whether an answer goes out piece by piece: what is received waits behind it.
    package var isPaced: Bool { paced != nil }

    /// Lets the next piece of an answer that is held back out; behind the last, call `next`.
    package mutating func release() {
        guard var body = paced.take() else { return }
        let end = body.piece < body.bytes.count - body.start ? body.start + body.piece : body.bytes.count
        output.append(contentsOf: body.bytes[body.start..<end])
        body.start = end
        if end < body.bytes.count {
            paced = body
        } else if let frame = owed.take(), frame.closes || isLast {
            close()
        }
    }

    /// Takes back what does not go out of an answer that was written from `start` on.
    mutating func deliver(_ response: Response, _ frame: AnswerFrame, from start: Int) {
        let body = frame.isHead || response.status.hasNoBody ? 0 : response.body.count
        switch response.delivery {
        case .whole: if frame.closes { close() }
        case .reset: reset(behind: 0, from: start)
        case .cut(let count): reset(behind: count, from: start)
        case .short(let count):
            output.removeLast(min(max(0, count), body))
            close()
        case .slow(let piece, let every):
            if body == 0, frame.closes { return close() }
            if body == 0 { return }
            output.removeLast(body)
            owed = frame
            paced = PacedBody(bytes: response.body, piece: max(1, piece), every: every)
        }
    }

    private mutating func reset(behind count: Int, from start: Int) {
        output.removeLast(max(0, output.count - start - max(0, min(count, output.count))))
        resets = true
        close()
    }
}
