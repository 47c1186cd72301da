import Encoding
import Testing
import Tokens

@testable import Chat
@testable import Conversations

/// What the recorder looks at: new events alone, each end once.
@Suite struct EndedSessionsTests {
    private static func id(_ number: UInt64) -> SessionID { SessionID(high: 0, low: number) }

    private static func start(_ number: UInt64, in journal: inout Journal) {
        let start = Event.Start(
            identity: .anonymous, agentContext: [], trust: .verified, stripped: [], droppedAttributes: [],
            checks: CheckStatuses(), keyID: nil)
        journal.append(.started(start), session: id(number), widget: "w", at: Conversation.noon)
    }

    private static func end(_ number: UInt64, in journal: inout Journal) {
        journal.append(.ended(by: .farSide), session: id(number), widget: "w", at: Conversation.noon)
    }

    private static func next(_ ended: inout EndedSessions, _ journal: Journal) -> [[Int]] {
        ended.next(in: journal).map { [$0.end.seq, $0.start] }
    }

    @Test func `an end is given once, with the event that began its session`() {
        var journal = Journal(maximumBytes: 100_000)
        var ended = EndedSessions()
        #expect(Self.next(&ended, journal).isEmpty)
        Self.start(1, in: &journal)
        Self.start(2, in: &journal)
        #expect(Self.next(&ended, journal).isEmpty)
        Self.end(2, in: &journal)
        #expect(Self.next(&ended, journal) == [[3, 2]])
        #expect(Self.next(&ended, journal).isEmpty)
        Self.end(1, in: &journal)
        Self.start(3, in: &journal)
        Self.end(3, in: &journal)
        #expect(Self.next(&ended, journal) == [[4, 1], [6, 5]])
    }

    @Test func `a journal that begins anew is read from its beginning`() {
        var ended = EndedSessions()
        var journal = Journal(maximumBytes: 100_000)
        for number in 1...4 { Self.start(UInt64(number), in: &journal) }
        #expect(Self.next(&ended, journal).isEmpty)
        #expect(Self.next(&ended, Journal(maximumBytes: 100_000)).isEmpty)
        journal = Journal(maximumBytes: 100_000)
        for number in 5...7 {
            Self.start(UInt64(number), in: &journal)
            Self.end(UInt64(number), in: &journal)
        }
        #expect(Self.next(&ended, journal) == [[2, 1], [4, 3], [6, 5]])
        Self.end(1, in: &journal)
        #expect(Self.next(&ended, journal) == [[7, 0]])
    }
}
