import Chat
import Encoding
import HTTP

/// `/faults`: what goes wrong on purpose in the sandbox.
enum FaultEndpoints {
    static func list(_ sandbox: inout Sandbox, _ call: Call) -> Response {
        var writer = JSONWriter(capacity: 2_048)
        writer.beginObject()
        writer.name("faults")
        writer.beginArray()
        for fault in sandbox.allFaults { fault.write(to: &writer) }
        writer.endArray()
        writer.name("kinds")
        writer.beginArray()
        for kind in FaultKind.all {
            writer.beginObject()
            writer.member("name", kind.name)
            writer.member("form", kind.form)
            writer.member("does", kind.does)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    static func add(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let read = try FaultReader(try JSONBody.read(call), in: sandbox)
        guard let fault = sandbox.addFault(read.plan, read.scope, read.terms) else {
            throw Refused(
                Problem(
                    .conflict, "faults-full",
                    "A sandbox has at most \(Sandbox.maximumFaults) faults that are not spent: remove some."
                ))
        }
        var writer = JSONWriter(capacity: 256)
        fault.write(to: &writer)
        return .json(.created, writer.bytes)
    }

    static func remove(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        guard let id = Int(call.parameters[0]), sandbox.removeFault(id) else {
            throw Refused(
                Problem(.notFound, "unknown-fault", "There is no fault \(call.parameters[0].prefix(40))."))
        }
        return Response(status: .noContent)
    }

    static func removeAll(_ sandbox: inout Sandbox, _ call: Call) -> Response {
        sandbox.removeFaults()
        return Response(status: .noContent)
    }
}
