import Encoding
import Support
import Testing

struct JSONPointerTests {
    @Test(arguments: Written.rows("json/rfc6901.lines"))
    func `finds what RFC 6901 finds`(row: [String]) throws {
        let json = try JSON(reading: Repository.fixture("json/rfc6901.json"))
        let pointer = JSONPointer(String(row[0].dropFirst().dropLast()))
        #expect((pointer == nil) == (row[1] == "bad"))
        let value = pointer.flatMap { json.value(at: $0) }
        #expect(value?.description == (row[1] == "bad" || row[1] == "-" ? nil : row[1]))
    }

    @Test func `reads a number as a name in an object`() throws {
        let json = try JSON(reading: #"{"0":{"-":[{"01":true}]}}"#)
        let pointer = try #require(JSONPointer("/0/-/0/01"))
        #expect(json.value(at: pointer)?.bool == true)
    }

    @Test func `compares pointers by bytes`() {
        #expect(JSONPointer("/é") != JSONPointer("/e\u{301}"))
        #expect(JSONPointer("/a~1b") == JSONPointer("/a~1b"))
        #expect(JSONPointer("/a~1b") != JSONPointer("/a/b"))
        #expect(JSONPointer("/a~1b")?.description == "/a~1b")
    }
}
