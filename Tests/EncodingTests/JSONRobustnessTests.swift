import Encoding
import Support
import Testing

struct JSONRobustnessTests {
    static let documents =
        (Written.rows("json/accept.lines") + Written.rows("json/file-accept.lines")).map {
            Written.bytes($0[0])
        }

    @Test(arguments: documents)
    func `every truncation is read or refused`(document: [UInt8]) {
        for length in 0..<document.count {
            for rules in [JSONRules.strict, .file] { exercise(Array(document[..<length]), rules) }
        }
    }

    @Test(arguments: documents)
    func `every changed byte is read or refused`(document: [UInt8]) {
        for at in document.indices.prefix(80) {
            for byte in Array("\"\\{}[]:,/*u0.e-\n\u{0}".utf8) + [0x80, 0xC3, 0xFF] {
                var changed = document
                changed[at] = byte
                exercise(changed, .file)
            }
        }
    }

    @Test func `random bytes are read or refused`() {
        var random = Written.Random(state: 8_259)
        let likely = Array("\"\\{}[]:,/*u0123d8.eE+-truefalsn \n".utf8)
        for round in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
                round % 4 == 0
                    ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random) ?? 0
            }
            exercise(bytes, round % 2 == 0 ? .strict : .file)
        }
    }

    /// Whatever was read must be usable in every way, and read back as the same.
    private func exercise(_ bytes: [UInt8], _ rules: JSONRules) {
        do {
            var rules = rules
            rules.duplicates = .keep
            let json = try JSON(reading: bytes, rules: rules)
            let again = try JSON(reading: json.compact, rules: rules)
            #expect(again == json)
            visit(json)
        } catch {
            #expect(error.offset >= 0 && error.offset <= bytes.count && !error.sentence.isEmpty)
        }
    }

    private func visit(_ json: JSON) {
        _ = (json.bool, json.int, json.double, json.string, json.location, json["a"], json[0])
        _ = (json.numberText, json.hasString("a"), json.duplicates.map(\.name))
        for element in json.elements { visit(element) }
        for member in json.members {
            #expect(json[member: member.name] != nil)
            visit(member.value)
        }
    }
}
