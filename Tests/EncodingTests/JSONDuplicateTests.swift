import Encoding
import Testing

struct JSONDuplicateTests {
    static let keep = JSONRules(duplicates: .keep)

    @Test func `lists later members of a name in order of the text`() throws {
        let json = try JSON(
            reading: #"{"a":1,"b":{"x":1,"\u0078":2},"a":3,"c":[{"y":1,"y":2}],"a":4}"#, rules: Self.keep)
        #expect(json.duplicates.map(\.name) == ["x", "a", "y", "a"])
        #expect(json.duplicates.map(\.value.int) == [2, 3, 2, 4])
        #expect(json["a"]?.int == 1)
        #expect(json["b"]?.duplicates.map(\.name) == ["x"])
        #expect(json["c"]?[0]?.duplicates.map(\.offset) == [48])
        #expect(json.count == 5)
    }

    @Test(arguments: [2, 15, 16, 17, 18, 100, 999])
    func `finds the one duplicate among many`(count: Int) throws {
        for (first, second) in [(0, count), (count / 2, count), (count - 1, count), (0, 1)] {
            var names = (0..<count).map { "name-\($0)" }
            let name = names[first]
            names.insert(name.replacing("name", with: "n\\u0061me"), at: second)
            let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
            let json = try JSON(reading: text, rules: Self.keep)
            #expect(json.duplicates.map(\.name) == [name])
            let error = #expect(throws: JSONError.self) { try JSON(reading: text) }
            #expect(error?.offset == json.duplicates.first?.offset)
        }
    }

    @Test(arguments: [2, 16, 17, 400])
    func `takes names that differ in one byte`(count: Int) throws {
        let text = "{" + (0..<count).map { "\"n\(1_000 + $0)x\":\($0)" }.joined(separator: ",") + "}"
        #expect(try JSON(reading: text).count == count)
        #expect(try JSON(reading: text, rules: Self.keep).duplicates.isEmpty)
    }

    @Test func `a thousand times the same name is a thousand duplicates less one`() throws {
        let text = "{" + repeatElement("\"a\":1", count: 1_000).joined(separator: ",") + "}"
        #expect(try JSON(reading: text, rules: Self.keep).duplicates.count == 999)
    }

    @Test func `equality counts duplicates`() throws {
        func read(_ text: String) throws -> JSON { try JSON(reading: text, rules: Self.keep) }
        #expect(try read(#"{"a":1,"a":1}"#) != read(#"{"a":1,"b":1}"#))
        #expect(try read(#"{"a":1,"b":1}"#) != read(#"{"a":1,"a":1}"#))
        #expect(try read(#"{"a":1,"a":2}"#) != read(#"{"a":2,"a":1}"#))
        #expect(try read(#"{"a":1,"b":3,"a":2}"#) == read(#"{"b":3,"a":1,"a":2}"#))
    }
}
