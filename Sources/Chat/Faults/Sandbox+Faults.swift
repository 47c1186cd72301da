package import Encoding
import Hashing

/// What goes wrong on purpose in a sandbox; it is gone with a reset.
extension Sandbox {
    /// The most faults at once.
    package static let maximumFaults = FaultStore.maximum

    /// Whether any fault is set up, spent or not.
    package var hasFaults: Bool { !faults.all.isEmpty }

    /// The faults in the order in which they were set up.
    package var allFaults: [Fault] { faults.all }

    /// Whether any fault may strike sockets.
    package var hasSocketFaults: Bool { faults.all.contains { $0.plan.isForSockets } }

    /// Sets a fault up; nil where there are as many as may be and none is spent.
    package mutating func addFault(_ plan: FaultPlan, _ scope: FaultScope, _ terms: FaultTerms) -> Fault? {
        faults.add(plan, scope, terms)
    }

    /// Takes a fault away; false where there is none of this number.
    package mutating func removeFault(_ id: Int) -> Bool { faults.remove(id) }

    /// Takes every fault away.
    package mutating func removeFaults() { faults.removeAll() }

    /// The fault that strikes a call, with an event; what the request asks for goes before what is set up.
    package mutating func strike(
        _ target: FaultTarget, asked: FaultPlan? = nil, at now: Instant
    ) -> FiredFault? {
        let slot = target.session.flatMap { self.slot(ofAny: $0) }
        let (widget, session) = place(target, slot)
        let fired: FiredFault
        if let asked {
            fired = fire(asked, nil, draw: { 0 }, target.name)
        } else {
            let ids = ids
            let taken = faults.take({ fault in
                fault.plan.mayStrike(target)
                    && fault.scope.takes(target, widget: widget, session: session)
            }) { Self.falls($0, ids) }
            guard let taken else { return nil }
            fired = fire(taken.plan, taken.id, draw: { Self.draw(taken, ids).second }, target.name)
        }
        record(fired, widget, slot, at: now)
        return fired
    }

    /// The fault that strikes an open socket, with an event; each looks at a socket once.
    package mutating func strike(
        _ socket: SessionSocket, _ target: FaultTarget, seen: inout Set<Int>, at now: Instant
    ) -> FiredFault? {
        let slot = store.slot(of: socket.session)
        let (widget, session) = place(target, slot)
        let (ids, before) = (ids, seen)
        let taken = faults.take({ fault in
            guard fault.plan.isForSockets, !before.contains(fault.id),
                fault.scope.takes(target, widget: widget, session: session)
            else { return false }
            seen.insert(fault.id)
            return true
        }) { Self.falls($0, ids) }
        guard let taken else { return nil }
        let fired = fire(taken.plan, taken.id, draw: { 0 }, target.name)
        record(fired, widget, slot, at: now)
        return fired
    }

    /// Whether a fault is still set up.
    package func hasFault(_ id: Int) -> Bool { faults.all.contains { $0.id == id } }

    /// The session of what was handed out to a participant, as its platform writes it; nothing is recorded.
    package func session(ofTicket text: String) -> String? {
        guard let ticket = ids.open(text), let slot = store.slot(of: ticket.session) else { return nil }
        return store[slot].id.text(idForm(of: store[slot]))
    }

    // MARK: Steps

    private func place(_ target: FaultTarget, _ slot: Int32?) -> (widget: String?, session: String?) {
        guard let slot else { return (target.widget, nil) }
        let session = store[slot]
        return (target.widget ?? served[session.widget].widget.id, session.id.text(idForm(of: session)))
    }

    private func fire(
        _ plan: FaultPlan, _ id: Int?, draw: () -> Double, _ call: String
    ) -> FiredFault {
        guard let range = plan.delay else { return FiredFault(id: id, plan: plan, delay: .zero, call: call) }
        let (least, most) = (range.lowerBound.milliseconds, range.upperBound.milliseconds)
        let more = Int64(draw() * Double(most - least))
        let delay = least == most ? range.lowerBound : .milliseconds(least + more)
        return FiredFault(id: id, plan: plan, delay: delay, call: call)
    }

    private mutating func record(_ fired: FiredFault, _ widget: String?, _ slot: Int32?, at now: Instant) {
        let known = widget.flatMap { place(ofWidget: $0) }.map { served[$0].widget.id }
        journal.append(
            .fault(fired), session: slot.map { store[$0].id }, widget: known,
            idForm: slot.map { idForm(of: store[$0]) } ?? .plain, at: now)
    }

    private static func falls(_ fault: Fault, _ ids: IDGenerator) -> Bool {
        fault.terms.chance >= 1 || draw(fault, ids).first < fault.terms.chance
    }

    /// Two numbers from 0 to below 1 for the call that a fault has seen last: the same under the same seed.
    private static func draw(_ fault: Fault, _ ids: IDGenerator) -> (first: Double, second: Double) {
        let dice = fault.terms.seed.map { IDGenerator(seed: SHA256.hash(Array("\($0)".utf8).span).bytes) }
        let text = dice == nil ? "\(fault.id) \(fault.seen)" : "\(fault.seen)"
        let tag = (dice ?? ids).tag(Array(text.utf8), for: "fault:v1:")
        return (fraction(tag[..<8]), fraction(tag[8...]))
    }

    /// Eight bytes as a fraction; 53 bits of them, which a Double holds exactly.
    private static func fraction(_ bytes: ArraySlice<UInt8>) -> Double {
        Double(bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 11) / Double(UInt64(1) << 53)
    }
}
