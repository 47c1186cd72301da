import Chat
import Testing

/// Sessions are listed in the order of their starts, wherever the store keeps them.
@Suite struct ListingTests {
    /// A world whose places in the store were used again: the later sessions stand before the earlier ones.
    private static func world() throws -> (world: World, ids: [String]) {
        var limits = Limits()
        limits.sessions = 20
        var world = World(limits: limits)
        var ids: [String] = []
        for number in 0..<50 {
            let token = number % 3 == 0 ? TokenMint.customer("u-\(number)") : .none
            let id = try world.start(token).id
            if number % 6 == 0 { try world.logout(token, session: id) }
            ids.append(id)
        }
        return (world, ids)
    }

    @Test(arguments: [1, 2, 3, 7, 19, 20, 100]) func `page by page comes what is there, in order`(
        limit: Int
    ) throws {
        let (world, ids) = try Self.world()
        let whole = world.sandbox.sessions(after: nil, limit: .max).map(\.session)
        #expect(whole.count == 20)
        let starts = whole.compactMap { session in ids.firstIndex(of: session.id.text) }
        #expect(starts == starts.sorted() && starts.count == 20)
        var (paged, after): ([String], UInt64?) = ([], nil)
        for _ in 0..<25 {
            let page = world.sandbox.sessions(after: after, limit: limit).map(\.session)
            guard let last = page.last else { break }
            #expect(page.count <= limit)
            paged += page.map(\.id.text)
            after = last.order
        }
        #expect(paged == whole.map(\.id.text))
    }

    @Test func `a page of nothing is empty`() throws {
        let (world, _) = try Self.world()
        #expect(world.sandbox.sessions(after: nil, limit: 0).isEmpty)
        #expect(world.sandbox.sessions(after: .max, limit: 5).isEmpty)
    }
}
