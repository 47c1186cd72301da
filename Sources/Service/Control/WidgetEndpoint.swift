import Chat
import Encoding
import HTTP

/// `PUT /widgets/{id}`: a widget of this sandbox alone, in the configuration's own form.
enum WidgetEndpoint {
    static func put(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        if let id = body["id"]?.string, !id.utf8.elementsEqual(call.parameters[0].utf8) {
            throw Refused(
                Problem(
                    .badRequest, "bad-widget",
                    "The body's \"id\" is \(id.prefix(100)), the path's is another."))
        }
        var reader = WidgetReader(sources: .inline(refusingDemoSecrets: !call.isLoopback), file: nil)
        let widget: Widget
        do throws(ConfigurationError) {
            widget = try reader.read(body)
        } catch {
            throw Refused(Problem(error))
        }
        let isNew = try put(widget, &sandbox, call)
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", widget.id)
        writer.member("platform", widget.platform.rawValue)
        writer.name("notes")
        writer.beginArray()
        for note in reader.notes { writer.string(note) }
        writer.endArray()
        writer.endObject()
        return .json(isNew ? .created : .ok, writer.bytes)
    }

    private static func put(_ widget: Widget, _ sandbox: inout Sandbox, _ call: Call) throws -> Bool {
        do throws(WidgetsFull) {
            return try sandbox.put(widget, at: call.now)
        } catch {
            throw Refused(
                Problem(
                    .serviceUnavailable, "widgets-full",
                    "A sandbox has at most \(sandbox.maximumMembers) widgets: put one in place of another, "
                        + "reset the sandbox, or raise \"members\" under \"limits\"."))
        }
    }
}

extension Problem {
    /// The answer to a widget or a key that contradicts the configuration's rules.
    init(_ error: ConfigurationError) {
        self.init(
            .badRequest, "bad-widget",
            "line \(error.location.line), column \(error.location.column): \(error.sentence)")
    }
}
