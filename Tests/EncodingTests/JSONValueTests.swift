import Encoding
import Support
import Testing

struct JSONValueTests {
    @Test(arguments: Written.rows("json/equal.lines"))
    func `compares by meaning`(row: [String]) throws {
        let one = try Written.json(row[1])
        let other = try Written.json(row[2])
        #expect((one == other) == (row[0] == "same"))
        #expect((other == one) == (row[0] == "same"))
        #expect(one == one && other == other)
    }

    @Test(arguments: Written.rows("json/numbers.lines"))
    func `reads numbers exactly or not at all`(row: [String]) throws {
        for text in [row[0], "[ \(row[0]) ]"] {
            let json = try Written.json(text)
            let number = json[0] ?? json
            #expect(number.int == Int64(row[1]))
            #expect(number.double?.bitPattern == Double(row[2])?.bitPattern)
            #expect(number.numberText == row[0])
        }
    }

    @Test func `answers nil for other kinds`() throws {
        for text in ["null", "true", "1", "\"a\"", "[1]", "{\"a\":1}"] {
            let json = try JSON(reading: text)
            #expect(json.isNull == (json.kind == .null))
            #expect((json.bool == nil) == (json.kind != .bool))
            #expect((json.int == nil) == (json.kind != .number))
            #expect((json.double == nil) == (json.kind != .number))
            #expect((json.numberText == nil) == (json.kind != .number))
            #expect((json.string == nil) == (json.kind != .string))
            #expect((json.stringBytes == nil) == (json.kind != .string))
            #expect(json.hasString("a") == (json.kind == .string))
            #expect((json["a"] == nil) == (json.kind != .object))
            #expect((json[0] == nil) == (json.kind != .array))
            #expect(Array(json.members).count == (json.kind == .object ? 1 : 0))
            #expect(Array(json.elements).count == (json.kind == .array ? 1 : 0))
        }
    }

    @Test func `unescapes strings and names`() throws {
        let json = try JSON(reading: #"{"\u0061\n":"\"\\\/\b\f\n\r\t\u00e4\u20AC\ud83d\ude00\u0000x"}"#)
        let expected = "\"\\/\u{8}\u{C}\n\r\tä€😀\u{0}x"
        #expect(json["a\n"]?.string == expected)
        #expect(json["a\n"]?.stringBytes == Array(expected.utf8))
        #expect(json[member: "a\n"]?.hasString(expected) == true)
        #expect(json.members.map(\.name) == ["a\n"])
        #expect(json.members.first { $0.hasName("a\n") }?.nameBytes == Array("a\n".utf8))
    }

    @Test func `never takes one spelling of a character for another`() throws {
        let json = try JSON(reading: ["{\"e\u{301}\":1,\"x\":\"e\u{301}\"}"].joined())
        #expect(json["é"] == nil)
        #expect(json[member: "é"] == nil)
        #expect(json["e\u{301}"]?.int == 1)
        #expect(json["x"]?.hasString("é") == false)
        #expect(json["x"]?.hasString("e\u{301}") == true)
    }

    @Test func `keeps order and places`() throws {
        let json = try JSON(reading: "{\n \"b\": [10, {\"c\": null}, 30],\n \"a\": \"x\"\n}")
        #expect(json.count == 2)
        #expect(json.members.map(\.name) == ["b", "a"])
        #expect(json["b"]?.elements.map(\.kind) == [.number, .object, .number])
        #expect(json["b"]?[2]?.int == 30)
        #expect(json["b"]?[1]?["c"]?.isNull == true)
        #expect(json["b"]?[3] == nil && json["b"]?[-1] == nil && json["b"]?[.max] == nil)
        #expect(json["a"]?.offset == 37)
        #expect(json["a"]?.location.line == 3)
        #expect(json["a"]?.location.column == 7)
        #expect(json.members.map(\.offset) == [3, 32])
        #expect(json.members.map(\.location.line) == [2, 3])
    }

    @Test func `locations stay within the text`() {
        let text = Array("a\nbc".utf8)
        #expect(TextLocation(offset: -5, in: text) == TextLocation(offset: 0, in: text))
        #expect(TextLocation(offset: 99, in: text) == TextLocation(offset: 4, in: text))
        #expect(TextLocation(offset: 4, in: text).column == 3)
        #expect(TextLocation(offset: 2, in: text).line == 2)
        #expect(TextLocation(offset: 1, in: text).line == 1)
    }

    @Test func `a part of a document is written and compared alone`() throws {
        let json = try JSON(reading: #"{"a":{"x":1},"b":{ "x" : 1.0 }}"#)
        #expect(json["a"] == json["b"])
        #expect(json["b"]?.description == #"{"x":1.0}"#)
        var out = Array("=".utf8)
        json["a"]?.write(to: &out)
        #expect(out == Array(#"={"x":1}"#.utf8))
    }
}
