import Chat
import Encoding
import Support
import Testing
import Tokens

/// Whatever comes: a verdict, never a crash, and never a customer whom nobody signed for.
///
/// Spellings that decode to the same parameters are the same query and stay verified: the letter case of an
/// escape (`%2f`), an escape of what needs none, `+` and a blank, `&` where nothing stands between two, a
/// name without `=` and one with it, and the order of parameters of different names. Beyond these Shopify's
/// format itself has one: with nothing between the strings, an `&` taken out between two parameters that are
/// neighbours in the signed order, or put in there, signs the same. One such change names nobody else; a
/// query cut anew in several places can (vectors `cut elsewhere`), which the check `duplicates` warns of.
struct ShopifyRobustnessTests {
    private static let verifier = ShopifyMint.verifier()

    /// Every neighbour of the signed order stands elsewhere here, so that `&` cannot be lost in between.
    private static let scattered =
        "q=a+b&timestamp=1760000000&logged_in_customer_id=7001&shop=demo.myshopify.com&tag=%2F&path_prefix=x"
    private static let text =
        "logged_in_customer_id=7001path_prefix=xq=a bshop=demo.myshopify.comtag=/timestamp=1760000000"

    private static func verdict(_ query: [UInt8]) -> ShopifyVerdict {
        verifier.verify(ShopifyProxyQuery(query), at: ShopifyMint.now)
    }

    /// Whether a query means what `scattered` means, read by a few lines of our own.
    private static func means(_ query: [UInt8], _ expected: [String: String]?) -> Bool {
        expected != nil && meaning(query) == expected
    }

    private static func meaning(_ query: [UInt8]) -> [String: String]? {
        var found: [String: String] = [:]
        for piece in query.split(separator: 0x26) {
            let halves = piece.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(halves[0]), let value = halves.count == 1 ? "" : decoded(halves[1])
            else { return nil }
            found[name] = found[name].map { $0 + "," + value } ?? value
        }
        return found
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> String? {
        var (bytes, rest) = ([UInt8](), text)
        while let byte = rest.popFirst() {
            if byte != 0x25 {
                bytes.append(byte == 0x2B ? 0x20 : byte)
            } else {
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                guard digits.utf8.count == 2, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
                    let value = UInt8(digits, radix: 16)
                else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    @Test func `every changed, added or missing character is refused unless it decodes to the same`() {
        let query = Array(ShopifyMint.query(Self.scattered, signing: Self.text).utf8)
        let expected = Self.meaning(query)
        #expect(Self.verdict(query).customerID == "7001")
        var respelled = 0
        for changed in Changes.ofOneByte(query) {
            let isSame = Self.means(changed, expected)
            let verdict = Self.verdict(changed)
            if isSame { respelled += 1 }
            if (verdict.customerID == "7001") != isSame || verdict.isGuest {
                Issue.record("\(String(decoding: changed, as: UTF8.self)): \(verdict.outcome)")
            }
        }
        // `+` as blank, `%2f`, and `&` at both ends and doubled.
        #expect(respelled > 2)
    }

    @Test func `an ampersand lost between neighbours changes no identity`() {
        let query = Array(ShopifyMint.query().utf8)
        for index in query.indices {
            var shorter = query
            shorter.remove(at: index)
            #expect(Self.verdict(shorter).verdict.decision != .verified, "without byte \(index)")
        }
        let text = ShopifyMint.text.replacing("shop=", with: "q=1r=2shop=")
        let whole = ShopifyMint.query(ShopifyMint.customer + "&q=1&r=2", signing: text)
        let lost = ShopifyMint.query(ShopifyMint.customer + "&q=1r=2", signing: text)
        #expect(whole.proxyJudged().customerID == "7001")
        #expect(lost.proxyJudged().customerID == "7001")
    }

    @Test func `every truncation is refused`() {
        let query = Array(ShopifyMint.query().utf8)
        for length in 0..<query.count {
            #expect(Self.verdict(Array(query.prefix(length))).verdict.reason != nil, "the first \(length)")
            #expect(Self.verdict(Array(query.suffix(length))).verdict.reason != nil, "the last \(length)")
        }
    }

    @Test func `random bytes are refused`() {
        var random = Pseudorandom(state: 3)
        for _ in 0..<2_000 {
            let bytes = (0..<(random.next() % 300)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let verdict = Self.verifier.explain(ShopifyProxyQuery(bytes), at: ShopifyMint.now)
            #expect(verdict.verdict.reason != nil)
        }
    }

    @Test func `random parameters that were signed by the rule hold`() {
        var random = Pseudorandom(state: 5)
        let names = ["a", "a1", "A", "a-b", "a_b", "b[0]", "é", "=", "&", " ", "", "logged", "z%"]
        for _ in 0..<300 {
            var values: [String: [String]] = [
                "shop": [ShopifyMint.shop], "timestamp": ["1760000000"], "logged_in_customer_id": ["7001"],
            ]
            var pairs = values.map { ($0, $1[0]) }
            for _ in 0..<(random.next() % 8) {
                let name = names[Int(random.next() % UInt64(names.count))]
                let value = names[Int(random.next() % UInt64(names.count))]
                values[name, default: []].append(value)
                pairs.append((name, value))
            }
            let strings = values.map { Array("\($0)=\($1.joined(separator: ","))".utf8) }
            let text = strings.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
            let query = pairs.map {
                PercentEncoding.encodedString($0) + "=" + PercentEncoding.encodedString($1)
            }
            .joined(separator: "&")
            let signed = ShopifyMint.query(query, signing: String(decoding: text, as: UTF8.self))
            #expect(signed.proxyJudged().customerID == "7001", "\(signed)")
        }
    }

    @Test func `eight kilobytes are looked at, and one byte more is not`() {
        let padding = ShopifyProxyQuery.maximumBytes - ShopifyMint.query().utf8.count - 3
        let x = String(repeating: "x", count: padding)
        let full = ShopifyMint.query(ShopifyMint.customer + "&z=" + x, signing: ShopifyMint.text + "z=" + x)
        #expect(full.utf8.count == ShopifyProxyQuery.maximumBytes)
        #expect(full.proxyJudged().customerID == "7001")
        let over = (full + "&").proxyJudged()
        #expect(over.outcome == "too-large")
        #expect(over.names(.fail) == ["size"])
        #expect(over.names(.pass).isEmpty)
        #expect(over.finding(.size).actual == "8193 bytes")
    }

    @Test func `the worst that fits takes bounded time`() {
        let queries = [
            String(repeating: "a&", count: 4_096), String(repeating: "&", count: 8_192),
            String(repeating: "=", count: 8_192), String(repeating: "%41", count: 2_730),
            (0..<1_600).map { "\($0)" }.joined(separator: "&"),
            String(repeating: "logged_in_customer_id=", count: 372), String(repeating: "x", count: 1 << 24),
        ]
        for query in queries {
            let spent = ProcessorTime.spent {
                let verdict = (query + "&signature=x").proxyJudged()
                #expect(verdict.verdict.reason != nil)
            }
            // A debug build under a sanitizer; the release build needs a hundredth of it.
            #expect(spent < .seconds(10), "\(query.prefix(20)) took \(spent)")
        }
    }

    @Test func `every clock gives a verdict`() {
        for now in [Int64.min, -1, 0, 1, Int64.max] {
            let verdict = ShopifyMint.query().proxyJudged(at: Instant(milliseconds: now))
            #expect(verdict.outcome == (now == .max ? "expired" : "not-yet-valid"))
        }
    }
}

/// Bytes that differ in one place.
private enum Changes {
    private static let put = Array("&=+%0aA,; \0".utf8) + [0xFF]

    static func ofOneByte(_ bytes: [UInt8]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for index in bytes.indices {
            var changed = bytes
            for byte in (0x20...0x7E) as ClosedRange<UInt8> where byte != bytes[index] {
                changed[index] = byte
                found.append(changed)
            }
            changed = bytes
            changed.remove(at: index)
            found.append(changed)
            for byte in put {
                changed = bytes
                changed.insert(byte, at: index)
                found.append(changed)
            }
        }
        return found + put.map { bytes + [$0] }
    }
}
