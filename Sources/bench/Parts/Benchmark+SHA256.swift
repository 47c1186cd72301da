import Hashing

extension Benchmark {
    static let sha256 = Benchmark(
        name: "sha256", summary: "megabytes a second, as openssl speed counts them: 10^6 bytes",
        usage: "sha256 [--bytes 16384] [--engine plain|instructions]"
    ) { options throws(BenchFailure) in
        let engine = try engine(options.optional("--engine"))
        let size = try options.count("--bytes", or: 16_384)
        var block = [UInt8](repeating: 0xA5, count: size)
        let time = try Rounds.nanoseconds(operations: max(1, 32_000_000 / size)) { _ throws(BenchFailure) in
            // Each hash needs the one before: none can be left out.
            var hash = SHA256(by: engine)
            hash.update(block.span)
            block[0] ^= hash.finalize()[0]
        }
        return "\(Int((Double(size) / time * 1000).rounded()))"
    }

    private static func engine(_ name: String?) throws(BenchFailure) -> SHA256Engine {
        guard let name else { return .best }
        guard let engine = SHA256Engine.allCases.first(where: { "\($0)" == name }), engine.isAvailable else {
            throw .usage("this processor has no engine \(name)")
        }
        return engine
    }
}
