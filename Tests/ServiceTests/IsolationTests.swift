import Chat
import Encoding
import HTTP
import Service
import Testing

/// Workers side by side, each in its sandbox with its own clock, give what each gives alone.
@Suite struct IsolationTests {
    /// Whose seed is drawn next: ids are compared, so each worker's sandbox has the seed of its number.
    final class SeedBox {
        var number: UInt8 = 0
    }

    /// Lets workers do their steps in a pseudorandom order; what each one saw.
    static func work(_ numbers: [Int], order: UInt64) throws -> [Int: [String]] {
        let box = SeedBox()
        var world = try World()
        let settings = GatewaySettings(Configuration(), publicURL: "http://127.0.0.1:4820")
        world.gateway = Gateway(settings) { [UInt8](repeating: box.number, count: 32) }
        var workers = numbers.map(Worker.init)
        var random = Pseudorandom(state: order)
        while true {
            let busy = workers.indices.filter { !workers[$0].isDone }
            guard !busy.isEmpty else { break }
            let index = busy[Int(random.next() % UInt64(busy.count))]
            box.number = UInt8(workers[index].number + 1)
            try workers[index].step(&world)
            let heard = world.heard()
            for listener in workers.indices { workers[listener].hear(heard) }
        }
        return Dictionary(uniqueKeysWithValues: workers.map { ($0.number, $0.transcript) })
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `ten sandboxes interleaved give what each gives alone, byte for byte`(order: UInt64) throws {
        let together = try Self.work(Array(0..<10), order: order)
        #expect(together.count == 10)
        for number in 0..<10 {
            let alone = try Self.work([number], order: 0)
            #expect(together[number] == alone[number], "worker \(number)")
        }
    }

    @Test func `what a worker sees is rich enough to tell`() throws {
        let seen = try Self.work(Array(0..<10), order: 9)
        for (number, transcript) in seen {
            let text = transcript.joined(separator: "\n")
            #expect(text.contains("heard") && text.contains("to \(number)") && text.contains("\"expired\""))
            #expect(text.contains("clock.changed") && text.contains("widget.changed"))
            for other in seen.keys where other != number { #expect(seen[other] != transcript) }
        }
        #expect(seen[3]?.contains { $0.contains("\"revoked\"") } == true)
        #expect(seen[4]?.contains { $0.contains(#""sessions":[],"next":null"#) } == true, "after a removal")
    }

    @Test func `nothing of one sandbox opens anything in another`() throws {
        var world = try World()
        let token = World.customer("u-42")
        let (mine, theirs) = ("/sandbox/mine", "/sandbox/theirs")
        let ids = try (0..<2).map { _ in try world.start(token: token, sandbox: theirs) }
        let anonymous = try world.start(sandbox: theirs)
        let history = World.widget + "/history?limit=1"
        let next = try #require(world.call(.get, theirs + history, token: token).json["next"]?.string)
        _ = try world.start(token: token, sandbox: mine)
        _ = try world.start(token: token, sandbox: mine)
        for (method, path) in [
            (Method.get, "/sessions/ID"), (.post, "/sessions/ID/messages"), (.get, "/sessions/ID/events"),
            (.get, "/history?session=ID"), (.post, "/logout?session=ID"),
        ] {
            for (id, token) in [(ids[0], token), (anonymous, nil)] as [(String, String?)] {
                let place = mine + World.widget + path.replacing("ID", with: id)
                let response = world.call(method, place, token: token, body: #"{"text":"x"}"#)
                #expect(response.status == .notFound && response.problem == "unknown-session", "\(path)")
            }
        }
        let foreign = world.call(.get, mine + history + "&cursor=\(next)", token: token)
        #expect(foreign.problem == "bad-cursor")
        #expect(world.call(.get, mine + World.control + "/sessions/\(ids[0])").status == .notFound)
        #expect(try world.events(sandbox: mine) == ["session.started", "session.started"])
        #expect(try world.events(sandbox: theirs).count == 3)
    }

    @Test func `what a page of one sandbox hears comes from there alone`() throws {
        var world = try World()
        let token = World.customer("u-42")
        let names = ["/sandbox/a", "/sandbox/b"]
        let ids = try names.map { try world.start(token: token, sandbox: $0) }
        let pages = try zip(names, ids).map { try world.listen(to: $1, token: token, sandbox: $0) }
        for (name, id) in zip(names, ids) { world.agent("in \(name)", in: id, sandbox: name) }
        let heard = world.heard()
        for (name, page) in zip(names, pages) { #expect(heard[page]?.messages == ["in \(name)"]) }
        let logout = names[0] + World.widget + "/logout"
        #expect(world.call(.post, logout, token: token).status == .noContent)
        #expect(world.heard() == [pages[0]: .closed])
        #expect(world.call(.delete, names[0] + World.control).status == .noContent)
        world.agent("still", in: ids[1], sandbox: names[1])
        #expect(world.heard()[pages[1]]?.messages == ["still"])
    }
}
