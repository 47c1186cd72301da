import HTTP

/// Ways to give bytes to a reader, and what comes out.
enum Feeding {
    /// Everything that a reader says of bytes given in pieces of a size, without `needsMore`.
    static func requests(
        _ bytes: [UInt8], by size: Int, limits: HTTPLimits = HTTPLimits()
    ) -> [RequestReader.Step] {
        var reader = RequestReader(limits: limits)
        var steps: [RequestReader.Step] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = Array(bytes[start..<min(start + size, bytes.count)])
            reader.append(piece.span)
            if !drain(&reader, into: &steps) { break }
        }
        return steps
    }

    /// What a reader says of bytes given at once.
    static func whole(_ bytes: [UInt8], limits: HTTPLimits = HTTPLimits()) -> [RequestReader.Step] {
        requests(bytes, by: max(bytes.count, 1), limits: limits)
    }

    /// Only the reasons, of what was refused.
    static func failures(_ steps: [RequestReader.Step]) -> [RequestFailure] {
        steps.compactMap { step in
            guard case .refused(let failure) = step else { return nil }
            return failure
        }
    }

    /// Only the requests.
    static func requests(_ steps: [RequestReader.Step]) -> [Request] {
        steps.compactMap { step in
            guard case .request(let request) = step else { return nil }
            return request
        }
    }

    /// False once the reader has refused.
    private static func drain(_ reader: inout RequestReader, into steps: inout [RequestReader.Step]) -> Bool {
        while true {
            let step = reader.next()
            switch step {
            case .needsMore: return true
            case .refused:
                steps.append(step)
                return false
            case .request, .continueExpected: steps.append(step)
            }
        }
    }
}
