import Encoding
import Testing

struct JSONWriterTests {
    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `places commas and colons`() throws {
        let json = try JSON(reading: #"{ "x" : [1, 2] }"#)
        let text = written {
            $0.beginObject()
            $0.member("a", "x")
            $0.member("b", 1)
            $0.member("c", true)
            $0.member("d", json)
            $0.name("e")
            $0.beginArray()
            $0.beginArray()
            $0.endArray()
            $0.null()
            $0.bool(false)
            $0.int(Int64.min)
            $0.beginObject()
            $0.endObject()
            $0.string("y" as String)
            $0.rawBytes(Array("[0]".utf8))
            $0.endArray()
            $0.name("ü" as String)
            $0.double(0.5)
            $0.endObject()
        }
        let expected =
            #"{"a":"x","b":1,"c":true,"d":{"x":[1,2]},"#
            + #""e":[[],null,false,-9223372036854775808,{},"y",[0]],"ü":0.5}"#
        #expect(text == expected)
        #expect(throws: Never.self) { try JSON(reading: text) }
    }

    @Test func `escapes what must be escaped and nothing else`() throws {
        let controls = String(decoding: Array<UInt8>(0..<0x20), as: UTF8.self)
        let expected =
            #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
            + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"#
            + #"\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f""#
        #expect(written { $0.string(controls) } == expected)
        #expect(written { $0.string("a\"b\\c/ü😀\u{7F}" as String) } == "\"a\\\"b\\\\c/ü😀\u{7F}\"")
        #expect(written { $0.string("\"" as StaticString) } == #""\"""#)
        #expect(written { $0.string("" as String) } == "\"\"")
        #expect(written { $0.stringBytes(Array("\n\n".utf8)) } == #""\n\n""#)
    }

    @Test func `writes any string so that it reads back`() throws {
        var random = Written.Random(state: 4)
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                let limit: UInt32 = Bool.random(using: &random) ? 0x80 : 0x11_0000
                text.unicodeScalars.append(
                    Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) ?? "\\")
            }
            let json = try JSON(reading: written { $0.string(text) })
            #expect(json.stringBytes == Array(text.utf8))
        }
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "-0.0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (1e15, "1000000000000000"),
        (9_007_199_254_740_991, "9007199254740991"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
        (-2.5, "-2.5"),
        (1_768_467_600.5, "1768467600.5"), (.infinity, "null"), (-.infinity, "null"), (.nan, "null"),
    ])
    func `writes doubles shortly`(value: Double, expected: String) throws {
        let text = written { $0.double(value) }
        #expect(text == expected)
        let back = try JSON(reading: text).double
        #expect(back?.bitPattern == (value.isFinite ? value.bitPattern : nil))
    }

    @Test(arguments: [Int64.min, -1, 0, 9, 10, 99, 100, 1_768_467_600_000, .max])
    func `writes whole numbers`(value: Int64) {
        #expect(written { $0.int(value) } == String(value))
    }
}
