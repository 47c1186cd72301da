/// The faults of a sandbox, in the order in which they were set up.
struct FaultStore: Sendable {
    /// The most faults of a sandbox.
    static let maximum = 64

    private(set) var all: [Fault] = []
    private var lastID = 0

    /// Sets a fault up; nil where there are as many as may be.
    ///
    /// One that is spent makes room.
    mutating func add(_ plan: FaultPlan, _ scope: FaultScope, _ terms: FaultTerms) -> Fault? {
        if all.count >= Self.maximum {
            guard let spent = all.firstIndex(where: \.isSpent) else { return nil }
            all.remove(at: spent)
        }
        lastID += 1
        let fault = Fault(id: lastID, plan: plan, scope: scope, terms: terms)
        all.append(fault)
        return fault
    }

    /// Takes one away; false where there is none of this number.
    mutating func remove(_ id: Int) -> Bool {
        let count = all.count
        all.removeAll { $0.id == id }
        return all.count < count
    }

    /// Takes all away; numbers go on.
    mutating func removeAll() { all = [] }

    /// The first fault, in order, that is not spent, is meant, and whose chance falls so.
    ///
    /// One call is struck by one fault.
    mutating func take(_ isMeant: (Fault) -> Bool, _ falls: (Fault) -> Bool) -> Fault? {
        for place in all.indices where !all[place].isSpent && isMeant(all[place]) {
            all[place].seen += 1
            guard falls(all[place]) else { continue }
            all[place].fired += 1
            return all[place]
        }
        return nil
    }
}
