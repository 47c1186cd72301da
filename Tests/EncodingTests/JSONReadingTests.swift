import Encoding
import Support
import Testing

struct JSONReadingTests {
    @Test func `there are many cases, and none stands twice`() {
        let accepted = Written.rows("json/accept.lines").map { Written.bytes($0[0]) }
        let refused = Written.rows("json/refuse.lines").map { Written.bytes($0[2]) }
        let choices = Written.rows("json/choices.lines").map { Written.bytes($0[1]) }
        #expect(accepted.count >= 150 && refused.count >= 370 && choices.count >= 55)
        #expect(Set(accepted + refused).count == accepted.count + refused.count)
        #expect(Set(choices).count == choices.count)
    }

    @Test(arguments: Written.rows("json/choices.lines"))
    func `decides what RFC 8259 leaves open, and says by which rule`(row: [String]) throws {
        #expect(row.count == 3 && row[2].hasPrefix("RFC 8259 §") && row[2].hasSuffix("."))
        do throws(JSONError) {
            let json = try JSON(reading: Written.bytes(row[1]))
            #expect(row[0] == "taken")
            #expect(try JSON(reading: json.compact) == json)
        } catch { #expect(error.kind.rawValue == row[0]) }
    }

    @Test(arguments: Written.rows("json/accept.lines"))
    func `takes what RFC 8259 takes and writes it back`(row: [String]) throws {
        let json = try Written.json(row[0])
        let compact = Written.bytes(row.count > 1 ? row[1] : row[0])
        #expect(json.compact == compact)
        #expect(json.description == String(decoding: compact, as: UTF8.self))
        #expect(try JSON(reading: compact) == json)
        #expect(try JSON(reading: String(decoding: Written.bytes(row[0]), as: UTF8.self)) == json)
    }

    @Test(arguments: Written.rows("json/refuse.lines"))
    func `refuses the rest and says where`(row: [String]) throws {
        let error = #expect(throws: JSONError.self) { try Written.json(row[2]) }
        #expect(error?.kind.rawValue == row[0])
        #expect(error?.offset == Int(row[1]))
        #expect(error?.sentence.isEmpty == false)
    }

    @Test(arguments: Written.rows("json/file-accept.lines"))
    func `takes comments and trailing commas in files`(row: [String]) throws {
        let json = try Written.json(row[0], rules: .file)
        #expect(json.compact == Written.bytes(row[1]))
        #expect(try JSON(reading: Written.bytes(row[1])) == json)
    }

    @Test(arguments: Written.rows("json/file-refuse.lines"))
    func `refuses other things in files`(row: [String]) throws {
        let error = #expect(throws: JSONError.self) { try Written.json(row[2], rules: .file) }
        #expect(error?.kind.rawValue == row[0])
        #expect(error?.offset == Int(row[1]))
    }

    @Test func `every kind of error has a case`() {
        let rows = Written.rows("json/refuse.lines") + Written.rows("json/file-refuse.lines")
        // These two are tested with limits of their own below.
        let covered = Set(rows.map { $0[0] }).union(["tooManyMembers", "tooLarge"])
        #expect(covered == Set(JSONError.Kind.allCases.map(\.rawValue)))
    }

    @Test(arguments: Written.rows("json/accept.lines"))
    func `refuses a trailing byte after every value`(row: [String]) {
        for byte in Array("x,]}\u{0}".utf8) {
            #expect(throws: JSONError.self) { try JSON(reading: Written.bytes(row[0]) + [byte]) }
        }
    }

    @Test func `says line and column in bytes`() {
        let error = #expect(throws: JSONError.self) { try JSON(reading: "{\n  \"ü\": 1,\n  \"ü\": x}") }
        #expect(error?.line == 3)
        #expect(error?.column == 9)
        #expect(error?.sentence == "\"x\" cannot stand here")
    }

    @Test func `names a duplicate member in its sentence`() {
        let error = #expect(throws: JSONError.self) { try JSON(reading: #"{"a":1,"a":2}"#) }
        #expect(error?.sentence == #"a member name stands twice: "a""#)
    }

    @Test func `cuts what it quotes`() {
        let name = String(repeating: "n", count: 100_000)
        let error = #expect(throws: JSONError.self) { try JSON(reading: "{\"\(name)\":1,\"\(name)\":2}") }
        #expect((error?.sentence.utf8.count ?? .max) < 200)
    }

    @Test func `stops at its limits`() {
        let rules = JSONRules(maxDepth: 2, maxMembers: 3, maxBytes: 20)
        #expect(throws: Never.self) { try JSON(reading: "[[1,2,3]]", rules: rules) }
        #expect(throws: Never.self) { try JSON(reading: "[\"1234567890123456\"]", rules: rules) }
        let deep = #expect(throws: JSONError.self) { try JSON(reading: "[[[]]]", rules: rules) }
        #expect(deep?.kind == .tooDeep && deep?.offset == 2)
        let many = #expect(throws: JSONError.self) { try JSON(reading: "[1,2,3,4]", rules: rules) }
        #expect(many?.kind == .tooManyMembers && many?.offset == 7)
        let large = #expect(throws: JSONError.self) {
            try JSON(reading: "[\"12345678901234567\"]", rules: rules)
        }
        #expect(large?.kind == .tooLarge && large?.offset == 20)
    }

    @Test func `takes no rule that would lift the depth of the stack`() {
        let rules = JSONRules(maxDepth: .max)
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(throws: Never.self) {
            let json = try JSON(reading: " " + deepest, rules: rules)
            #expect(json.description == deepest)
            #expect(try json == JSON(reading: deepest, rules: rules))
        }
        let error = #expect(throws: JSONError.self) { try JSON(reading: "[" + deepest + "]", rules: rules) }
        #expect(error?.kind == .tooDeep)
    }

    @Test func `limits that make no sense refuse everything and stop nothing`() {
        let rules = JSONRules(maxDepth: -1, maxMembers: -1, maxBytes: -1)
        let error = #expect(throws: JSONError.self) { try JSON(reading: "[1]", rules: rules) }
        #expect(error?.kind == .tooLarge)
        #expect(throws: JSONError.self) { try JSON(reading: "[1]", rules: JSONRules(maxMembers: -1)) }
        #expect(throws: JSONError.self) { try JSON(reading: "[]", rules: JSONRules(maxDepth: -1)) }
    }
}
