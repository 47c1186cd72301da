import Support
import Testing

/// One line of a vector file: words divided by spaces, the first of them the name of the case.
struct HashVector: CustomTestStringConvertible, Sendable {
    let columns: [String]

    var testDescription: String { columns[0] }

    static func read(_ file: String) -> [HashVector] {
        Repository.lines("vectors/" + file).map { line in
            HashVector(columns: line.split(separator: " ").map(String.init))
        }
    }

    /// A column of hexadecimal digits as bytes; `-` stands for none.
    func bytes(_ column: Int) -> [UInt8] {
        let digits = columns[column].utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }

    /// A column of decimal digits.
    func number(_ column: Int) -> Int { Int(columns[column]) ?? -1 }
}
