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
