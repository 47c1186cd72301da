import Chat
import Encoding
import Testing

/// Whatever happens in whatever order, a token and a socket reach their own chat and no other.
@Suite struct ParticipationRandomTests {
    /// A chat as its visitor knows it.
    private struct Known {
        let started: StartedParticipation
        var token: String
        var sockets: [SessionSocket] = []
    }

    @Test func `random starts, sockets, ends and evictions keep chats whole and apart`() throws {
        var limits = Limits()
        limits.sessions = 6
        var world = ParticipantWorld(limits: limits) { $0.maximumActiveChats = 4 }
        var random = Pseudorandom(state: 7)
        var known: [Known] = []
        for step in 0..<5_000 {
            world.advance(.seconds(Int64(random.next() % 60)))
            world.sandbox.runTimers(at: world.now)
            if known.isEmpty || random.next() % 4 == 0 {
                try start(&world, &known)
            } else {
                let place = Int(random.next() % UInt64(known.count))
                try use(&known[place], &world, choice: random.next() % 5, step)
            }
            check(world, known)
            if known.count > 20 { leave(&known, &world) }
        }
        #expect(world.events.contains("session.evicted") && world.events.contains("session.ended"))
    }

    /// A start is refused exactly when four chats are open, or everything in the store is listened to.
    private func start(_ world: inout ParticipantWorld, _ known: inout [Known]) throws {
        let sessions = world.sandbox.sessions(after: nil, limit: 99).map(\.session)
        let open = sessions.count { $0.ending == nil }
        let idle = sessions.count { session in
            !known.contains { $0.started.session == session.id && !$0.sockets.isEmpty }
        }
        let fits = open < 4 && (sessions.count < 6 || idle > 0)
        do {
            let started = try world.start()
            #expect(fits)
            known.append(Known(started: started, token: try world.connect(started)))
        } catch {
            #expect(!fits, "\(error)")
        }
    }

    private func use(
        _ chat: inout Known, _ world: inout ParticipantWorld, choice: UInt64, _ step: Int
    ) throws {
        let id = chat.started.session
        let part = world.sandbox.participation(of: id)
        let isOpen = part.map { $0.endCause == nil } ?? false
        switch choice {
        case 0:
            let refusal = participationRefusal { try world.say("\(step)", chat.token) }
            #expect((refusal == nil) == isOpen || refusal?.contains("expired") == true)
            if refusal == nil { #expect(world.words(id).last == "\(step)") }
        case 1:
            guard let seat = try? world.seat(chat.started.token, .participant) else { return }
            let ticket = world.sandbox.connect(seat, joins: false, at: world.now).socket
            if let socket = try? world.sandbox.openSocket(ticket, at: world.now) {
                chat.sockets.append(socket)
            } else {
                #expect(chat.sockets.count == Sandbox.maximumSockets)
            }
        case 2:
            if let socket = chat.sockets.popLast() { world.sandbox.close(socket, at: world.now) }
        case 3:
            if let seat = try? world.seat(chat.token) { world.sandbox.leave(as: seat, at: world.now) }
        default:
            if let socket = chat.sockets.last { world.sandbox.subscribe(socket, at: world.now) }
        }
    }

    /// What a socket listens to stays, every chat is its own, and the sockets of each are counted.
    private func check(_ world: ParticipantWorld, _ known: [Known]) {
        for chat in known {
            let part = world.sandbox.participation(of: chat.started.session)
            if part == nil { #expect(chat.sockets.isEmpty) }
            guard let part else { continue }
            #expect(part.session == chat.started.session)
            #expect(part.participants.first?.id == chat.started.participant)
            #expect(part.participants.first?.sockets == chat.sockets.count)
        }
        #expect(world.sandbox.sessions(after: nil, limit: 99).count <= 6)
    }

    /// The oldest chats are forgotten by those who know them; their sockets close.
    private func leave(_ known: inout [Known], _ world: inout ParticipantWorld) {
        for chat in known.prefix(10) {
            for socket in chat.sockets { world.sandbox.close(socket, at: world.now) }
        }
        known.removeFirst(10)
    }
}
