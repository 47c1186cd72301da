import Chat
import Encoding

extension FiredFault {
    /// Writes what the fault did, as members of its event.
    func write(to writer: inout JSONWriter) {
        if let id { writer.member("id", id) }
        plan.writeMembers(to: &writer)
        if plan.delay != nil { writer.member("delay", delay.written) }
        writer.member("call", call)
    }
}

extension Fault {
    /// Writes the fault, its scope and its terms, and what came of it so far.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        plan.writeMembers(to: &writer)
        if let call = scope.call { writer.member("call", call) }
        if let widget = scope.widget { writer.member("widget", widget) }
        if let session = scope.session { writer.member("session", session) }
        if let times = terms.times { writer.member("times", times) }
        if terms.chance < 1 {
            writer.name("chance")
            writer.double(terms.chance)
        }
        if let seed = terms.seed {
            writer.name("seed")
            writer.int(seed)
        }
        writer.member("seen", seen)
        writer.member("fired", fired)
        writer.endObject()
    }
}

extension FaultPlan {
    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.member("fault", written)
        if !isForSockets { writer.member("when", moment.rawValue) }
    }
}
