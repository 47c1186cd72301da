import Encoding
import Tokens

/// A token that stands in a page elsewhere than in its element.
struct StrayToken: Sendable {
    /// Where it begins.
    let place: Int
    /// The token.
    let bytes: [UInt8]

    /// The tokens of a page outside some ranges, in order, at most so many and one more.
    static func all(in page: [UInt8], outside taken: [Range<Int>], atMost maximum: Int) -> [StrayToken] {
        var found: [StrayToken] = []
        var start: Int?
        for place in 0...page.count {
            if place < page.count, isInside(page[place]) {
                start = start ?? place
                continue
            }
            guard let begin = start else { continue }
            start = nil
            // A header begins with `{"`, which is `ey` in base64; the shortest one with two dots has more.
            guard (16...PageLimits.token).contains(place - begin), page[begin] == UInt8(ascii: "e"),
                page[begin + 1] == UInt8(ascii: "y"),
                !taken.contains(where: { $0.contains(begin) })
            else { continue }
            found += TokenShape.tokens(in: Array(page[begin..<place])).map {
                StrayToken(place: begin + $0.startIndex, bytes: Array($0))
            }
            if found.count > maximum { break }
        }
        return found
    }

    private static func isInside(_ octet: UInt8) -> Bool {
        HTMLByte.isLetter(octet) || HTMLByte.isDigit(octet) || octet == UInt8(ascii: "-")
            || octet == UInt8(ascii: "_") || octet == UInt8(ascii: ".")
    }
}
