/// Reads field lines up to the empty line that ends them: of a head, or the trailers behind the last chunk.
struct FieldSection: Sendable {
    private(set) var index: [FieldRange] = []
    private let limits: HTTPLimits

    init(limits: HTTPLimits) { self.limits = limits }

    /// Reads the lines that are there; true when the empty line was one of them.
    @inline(__always)
    mutating func read(_ bytes: Span<UInt8>, _ scanner: inout LineScanner) throws(HeadFault) -> Bool {
        // The line end of the last line is part of the section.
        let stop = max(limits.head - 2, 0)
        while let line = try scanner.next(bytes, stop: stop, fault: .headTooLarge) {
            if line.isEmpty { return true }
            if index.isEmpty { index.reserveCapacity(16) }
            guard index.count < limits.fields else { throw .tooManyFields }
            index.append(try FieldLine.read(bytes, line))
        }
        return false
    }
}
