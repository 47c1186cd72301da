import Testing

@testable import Chat

/// An array in chunks does what an array does.
@Suite struct `a chunked array` {
    @Test(arguments: [0, 1, 1_023, 1_024, 1_025, 5_000])
    func `elements stand in the order in which they came, whatever the count`(count: Int) {
        var chunked = ChunkedArray<Int>()
        for number in 0..<count { chunked.append(number) }
        #expect(chunked.count == count)
        #expect(chunked.indices.map { chunked[$0] } == Array(0..<count))
    }

    @Test func `an element is changed in place, and no other`() {
        var chunked = ChunkedArray<[Int]>()
        for number in 0..<3_000 { chunked.append([number]) }
        for place in [0, 1_023, 1_024, 2_999] { chunked[place].append(-1) }
        for place in chunked.indices {
            let changed = [0, 1_023, 1_024, 2_999].contains(place)
            #expect(chunked[place] == (changed ? [place, -1] : [place]))
        }
    }

    @Test func `it shrinks and grows across the ends of its chunks`() {
        var random = Pseudorandom(state: 9)
        var plain: [Int] = []
        var chunked = ChunkedArray<Int>()
        for step in 0..<30_000 {
            // Up to some three chunks and down again, many times.
            let grows = random.next() % 8 < (step / 5_000 % 2 == 0 ? 5 : 3)
            if grows || plain.isEmpty {
                plain.append(step)
                chunked.append(step)
            } else {
                plain.removeLast()
                chunked.removeLast()
            }
            if let last = plain.indices.last {
                let place = Int(random.next() % UInt64(plain.count))
                plain.swapAt(place, last)
                chunked.swapAt(place, last)
                #expect(chunked[place] == plain[place])
            }
            #expect(chunked.count == plain.count)
        }
        #expect(chunked.indices.map { chunked[$0] } == plain)
    }

    @Test func `a copy keeps what it had`() {
        var one = ChunkedArray<Int>()
        for number in 0..<2_000 { one.append(number) }
        let copy = one
        one[1_500] = 0
        one.append(7)
        #expect(copy[1_500] == 1_500)
        #expect(copy.count == 2_000)
    }
}
