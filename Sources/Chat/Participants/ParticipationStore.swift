/// The participations of one sandbox's sessions; a session knows the place of its own.
struct ParticipationStore: Sendable {
    private struct ClientToken: Hashable {
        let widget: Int
        let token: UTF8Key
    }

    private var all = ChunkedArray<Participation>()
    private var free: [Int32] = []
    /// Sessions of a line in the order of their starts, by its first.
    private var lines = ShardedDictionary<SessionID, [SessionID]>()
    /// What client tokens started.
    private var started = ShardedDictionary<ClientToken, SessionID>()
    /// How many are open, by widget.
    private var active: [Int: Int] = [:]

    /// How many there are.
    var count: Int { all.count - free.count }

    subscript(place: Int32) -> Participation {
        _read { yield all[Int(place)] }
        _modify { yield &all[Int(place)] }
    }

    /// The sessions of a line, in the order of their starts.
    func line(_ start: SessionID) -> [SessionID] { lines[start] ?? [] }

    /// What a client token started.
    func session(startedBy token: UTF8Key, widget: Int) -> SessionID? {
        started[ClientToken(widget: widget, token: token)]
    }

    /// How many sessions of a widget are open.
    func activeCount(ofWidget widget: Int) -> Int { active[widget] ?? 0 }

    /// Puts one in, which is open.
    mutating func insert(_ participation: Participation, widget: Int) -> Int32 {
        let session = participation.session
        lines[participation.lineStart, default: []].append(session)
        if let token = participation.clientToken {
            started[ClientToken(widget: widget, token: token)] = session
        }
        active[widget, default: 0] += 1
        if let place = free.popLast() {
            all[Int(place)] = participation
            return place
        }
        all.append(participation)
        return Int32(all.count - 1)
    }

    /// One was ended.
    mutating func ended(widget: Int) { active[widget, default: 1] -= 1 }

    /// Takes one out.
    mutating func remove(_ place: Int32, widget: Int) {
        let gone = self[place]
        let session = gone.session
        if gone.endCause == nil { ended(widget: widget) }
        lines[gone.lineStart, default: []].removeAll { $0 == session }
        if line(gone.lineStart).isEmpty { lines[gone.lineStart] = nil }
        if let token = gone.clientToken {
            let key = ClientToken(widget: widget, token: token)
            if started[key] == session { started[key] = nil }
        }
        self[place].clear()
        free.append(place)
    }
}
