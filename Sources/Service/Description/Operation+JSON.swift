import Encoding
import HTTP

extension Operation {
    /// Writes the operation as what stands below a path and a method.
    func write(of endpoint: Endpoint, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("operationId", endpoint.operationID)
        writer.member("summary", endpoint.route.name)
        writer.member("description", does)
        if let tag = endpoint.surface.tag {
            writer.name("tags")
            writer.beginArray()
            writer.string(tag)
            writer.endArray()
        }
        writeSecurity(endpoint.surface, to: &writer)
        writeParameters(endpoint.parameterNames, to: &writer)
        if let body {
            writer.name("requestBody")
            writer.beginObject()
            writer.member("required", !body.takesNothing)
            writer.name("content")
            Self.writeContent("application/json", body, to: &writer)
            writer.endObject()
        }
        writeAnswers(problems: endpoint.problems(of: self), to: &writer)
        writer.endObject()
    }

    /// Nobody has to show anything: a visitor may be anonymous, and on loopback control is open.
    private func writeSecurity(_ surface: Endpoint.Surface, to writer: inout JSONWriter) {
        guard let scheme = surface.securityScheme else { return }
        writer.name("security")
        writer.beginArray()
        if surface != .proxy {
            writer.beginObject()
            writer.endObject()
        }
        writer.beginObject()
        writer.name(scheme)
        writer.beginArray()
        writer.endArray()
        writer.endObject()
        writer.endArray()
    }

    private func writeParameters(_ names: [String], to writer: inout JSONWriter) {
        let inPath = names.map { SchemaMember($0, .someText) }
        let all = inPath.map { ("path", $0) } + query.map { ("query", $0) } + fields.map { ("header", $0) }
        if all.isEmpty { return }
        writer.name("parameters")
        writer.beginArray()
        for (place, parameter) in all {
            writer.beginObject()
            writer.member("name", parameter.name)
            writer.member("in", place)
            if !parameter.help.isEmpty { writer.member("description", parameter.help) }
            writer.member("required", parameter.isRequired)
            writer.name("schema")
            parameter.schema.write(to: &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    private func writeAnswers(problems: [Int], to writer: inout JSONWriter) {
        writer.name("responses")
        writer.beginObject()
        for answer in answers {
            writer.name("\(answer.status)")
            switch answer.content {
            case .nothing: Self.write(answer.says, nil, .anything, to: &writer)
            case .json(let schema): Self.write(answer.says, "application/json", schema, to: &writer)
            case .problem(let schema):
                Self.write(answer.says, "application/problem+json", schema, to: &writer)
            case .text(let type): Self.write(answer.says, type, .text, to: &writer)
            }
        }
        for status in problems {
            writer.name("\(status)")
            writer.beginObject()
            writer.member("$ref", "#/components/responses/Problem")
            writer.endObject()
        }
        writer.endObject()
    }

    /// Writes an answer; `type` is nil where it has no body.
    static func write(_ says: String, _ type: String?, _ schema: Schema, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("description", says)
        if let type {
            writer.name("content")
            writeContent(type, schema, to: &writer)
        }
        writer.endObject()
    }

    private static func writeContent(_ type: String, _ schema: Schema, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name(type)
        writer.beginObject()
        writer.name("schema")
        schema.write(to: &writer)
        writer.endObject()
        writer.endObject()
    }
}
