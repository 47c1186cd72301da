import Encoding
import Testing

struct TextTests {
    @Test func `hex is written in lower case and read in either`() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = Hex.encodedString(bytes)
        #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
        #expect(Hex.decode(Array(text.utf8)) == bytes)
        #expect(Hex.decode(Array(text.uppercased().utf8)) == bytes)
        for bad in ["0", "0g", "g0", "0x00", " 00", "00 ", "-1", "\u{FF10}0"] {
            #expect(Hex.decode(Array(bad.utf8)) == nil)
        }
    }

    @Test(arguments: Written.rows("encoding/percent.lines"))
    func `percent-encoding is decoded or refused`(row: [String]) {
        let decoded = PercentEncoding.decode(Array(row[0].utf8))
        #expect(decoded.map { Hex.encodedString($0) } == (row[1] == "-" ? nil : row[1]))
    }

    @Test func `percent-encoding keeps the unreserved and reads back`() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = PercentEncoding.encode(bytes)
        #expect(PercentEncoding.decode(text) == bytes)
        let unreserved = "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"
        #expect(PercentEncoding.encodedString(unreserved) == unreserved)
        #expect(text.count == 256 * 3 - unreserved.utf8.count * 2)
        #expect(PercentEncoding.encodedString("ü /") == "%C3%BC%20%2F")
    }

    @Test func `plus is a blank only where asked`() {
        let text = Array("a+%2B".utf8)
        #expect(PercentEncoding.decode(text) == Array("a++".utf8))
        #expect(PercentEncoding.decode(text, plusIsBlank: true) == Array("a +".utf8))
    }

    @Test(arguments: Written.rows("encoding/sizes.lines"))
    func `sizes are read and written`(row: [String]) {
        let size = ByteSize.parse(row[0])
        #expect(size == Int(row[1]))
        if let size { #expect(ByteSize.written(size) == row[2]) }
    }

    @Test func `a negative size is written as none`() {
        #expect(ByteSize.written(-5) == "0B")
        #expect(ByteSize.written(.min) == "0B")
    }
}
