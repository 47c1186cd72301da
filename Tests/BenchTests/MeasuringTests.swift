import Hashing
import Testing

@testable import bench

/// The arithmetic of measuring.
@Suite struct `the arithmetic of measuring` {
    @Test func `the median is the middle value, the upper of two`() {
        #expect(Rounds.median([9, 1, 5]) == 5)
        #expect(Rounds.median([9, 1, 5, 7]) == 7)
        #expect(Rounds.quantile(0.9, of: (1...10).map(Double.init)) == 10)
        #expect(Rounds.quantile(0.9, of: (1...20_000).map(Double.init)) == 18_001)
    }

    @Test func `numbers have the digits that were asked for`() {
        #expect(Decimal.text(0.049, digits: 1) == "0.0")
        #expect(Decimal.text(1.999, digits: 2) == "2.00")
        #expect(Decimal.text(-1.5, digits: 1) == "-1.5")
        #expect(Decimal.text(12.6, digits: 0) == "13")
    }

    @Test func `Welch's t is the distance in standard errors, of times up to a longest`() {
        // Variance 1 each, so 1 / sqrt(1/3 + 1/3).
        let one = Spread([1, 2, 300], cappedAt: 3)
        let other = Spread([2, 3, 4], cappedAt: 4)
        #expect((one.t(against: other) - (1.5).squareRoot()).magnitude < 1e-9)
        #expect(one.t(against: one) == 0)
        #expect(Spread([1, 1], cappedAt: 9).t(against: Spread([2, 2], cappedAt: 9)) == .infinity)
    }

    /// Times by a clock of 10 ns, now and then disturbed; so many of a hundred are a tick longer.
    private static func coarse(_ longer: Int, from urn: inout SplitMix64) -> Double {
        let tick = Int.random(in: 0..<100, using: &urn) < longer ? 10.0 : 0
        return 2000 + tick + (Int.random(in: 0..<100, using: &urn) == 0 ? 5000 : 0)
    }

    @Test(arguments: [30, 50, 95]) func `equal times are not held to differ`(longer: Int) {
        var urn = SplitMix64()
        for _ in 0..<4 {
            let samples = WrongByte.Samples(positions: WrongByte.all, rounds: 30_000) { _ in
                Self.coarse(longer, from: &urn)
            }
            let row = samples.row.split(separator: "\t").compactMap { Double($0) }
            #expect(row.last ?? 9 < 4.5)
        }
    }

    @Test(arguments: [30, 50, 90]) func `times that differ by half a nanosecond are`(longer: Int) {
        var urn = SplitMix64()
        let samples = WrongByte.Samples(positions: WrongByte.all, rounds: 30_000) { position in
            Self.coarse(position == 16 ? longer + 5 : longer, from: &urn)
        }
        let row = samples.row.split(separator: "\t").compactMap { Double($0) }
        #expect(row.last ?? 0 > 4.5)
    }

    @Test func `a comparison that stops early is seen, by the same statistic`() {
        let mac = SHA256.hash([1, 2, 3]).bytes
        var candidates = WrongByte.Candidates(of: mac)
        let samples = WrongByte.Samples(positions: WrongByte.all, rounds: 200) { position in
            candidates.time(position) { candidate in
                for index in mac.indices where candidate[index] != mac[index] { return false }
                return true
            }
        }
        let row = samples.row.split(separator: "\t").compactMap { Double($0) }
        #expect(row.count == 6)
        #expect(row.last ?? 0 > 4.5)
    }

    @Test func `flags take values, and unknown ones are refused`() throws {
        let options = try Options(["--rate", "7"], of: ["--rate", "--url"])
        #expect(try options.count("--rate") == 7)
        #expect(try options.count("--seconds", or: 5) == 5)
        #expect(throws: BenchFailure.self) { try options.text("--url") }
        #expect(throws: BenchFailure.self) { try options.count("--rate", least: 8) }
        #expect(throws: BenchFailure.self) { try Options(["--rat", "7"], of: ["--rate"]) }
        #expect(throws: BenchFailure.self) { try Options(["--rate"], of: ["--rate"]) }
    }

    @Test func `each has a name of its own, a line of usage that begins with it, and a summary`() {
        let names = Benchmark.all.map(\.name)
        #expect(Set(names).count == names.count)
        for one in Benchmark.all {
            #expect(one.usage.split(separator: " ").first.map(String.init) == one.name)
            #expect(!one.summary.isEmpty)
        }
        #expect(Benchmark.load.flags == ["--url", "--tokens", "--rate", "--connections", "--seconds"])
    }
}
