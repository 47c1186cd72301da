import Chat
import Encoding
import HTTP
import Tokens

/// `…/widgets/{id}/keys`: rotate while running; a secret is never shown again.
enum KeyEndpoints {
    static func list(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let keys = sandbox.widget(at: try place(sandbox, call)).keys.keys
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("keys")
        writer.beginArray()
        for key in keys { write(key, at: call.now, to: &writer) }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    static func add(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let place = try place(sandbox, call)
        let body = try JSONBody.read(call)
        var reader = WidgetReader(sources: .inline(refusingDemoSecrets: !call.isLoopback), file: nil)
        let key: SigningKey
        do throws(ConfigurationError) {
            key = try reader.readKey(body, widget: sandbox.widget(at: place).id)
        } catch {
            throw Refused(Problem(error))
        }
        do throws(KeyFault) {
            try sandbox.addKey(key, widget: place, at: call.now)
        } catch {
            throw Refused(problem(error, key.id ?? "", most: sandbox.maximumMembers))
        }
        var writer = JSONWriter()
        write(key, at: call.now, notes: reader.notes, to: &writer)
        return .json(.created, writer.bytes)
    }

    static func remove(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let place = try place(sandbox, call)
        do throws(KeyFault) {
            try sandbox.removeKey(call.parameters[1], widget: place, at: call.now)
        } catch {
            throw Refused(problem(error, call.parameters[1], most: sandbox.maximumMembers))
        }
        return Response(status: .noContent)
    }

    private static func place(_ sandbox: Sandbox, _ call: Call) throws(Refused) -> Int {
        if let place = sandbox.place(ofWidget: call.parameters[0]) { return place }
        throw Refused(
            Problem(.notFound, "unknown-widget", "There is no widget \(call.parameters[0].prefix(100))."))
    }

    private static func problem(_ fault: KeyFault, _ id: String, most: Int) -> Problem {
        switch fault {
        case .alreadyThere: Problem(.conflict, "key-exists", "A key \(id.prefix(100)) is there already.")
        case .unknown: Problem(.notFound, "unknown-key", "There is no key \(id.prefix(100)).")
        case .last: Problem(.conflict, "last-key", "This is the widget's last key; add another first.")
        case .noKeys: Problem(.conflict, "no-keys", "The widget has security off, and so no key.")
        case .full:
            Problem(
                .serviceUnavailable, "keys-full",
                "A widget has at most \(most) keys: delete one, or raise \"members\" under \"limits\".")
        }
    }

    private static func write(
        _ key: SigningKey, at now: Instant, notes: [String] = [], to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("id", key.id ?? "")
        if let retiresAt = key.retiresAt { writer.member("retiresAt", retiresAt) }
        writer.member("retired", key.isRetired(at: now))
        if !notes.isEmpty { writer.member("notes", notes) }
        writer.endObject()
    }
}
