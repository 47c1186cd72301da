import Encoding

/// Holds values against the schemas of an OpenAPI document, as strictly as they can be read.
///
/// A member that a schema does not name is a fault even where the schema leaves it open: what the gateway
/// says is to be described whole.
struct SchemaCheck {
    let document: JSON

    /// Everything at which a value differs from a schema; none where it fits.
    func faults(of value: JSON, against schema: JSON, at place: String = "") -> [String] {
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            guard let target = document["components"]?["schemas"]?[member: String(name)] else {
                return ["\(place): no schema \(name)"]
            }
            return faults(of: value, against: target, at: place)
        }
        if let choices = schema["anyOf"]?.elements {
            let all = choices.map { faults(of: value, against: $0, at: place) }
            return all.contains(where: \.isEmpty) ? [] : all.first ?? []
        }
        return typeFaults(value, schema, place) + textFaults(value, schema, place)
            + memberFaults(value, schema, place) + elementFaults(value, schema, place)
    }

    private func typeFaults(_ value: JSON, _ schema: JSON, _ place: String) -> [String] {
        guard let type = schema["type"]?.string else { return [] }
        let fits =
            switch type {
            case "integer": value.int != nil
            case "boolean": value.bool != nil
            default: "\(value.kind)" == type
            }
        return fits ? [] : ["\(place): \(value.kind), not \(type)"]
    }

    private func textFaults(_ value: JSON, _ schema: JSON, _ place: String) -> [String] {
        guard let text = value.string else { return [] }
        var faults: [String] = []
        if let words = schema["enum"]?.elements, !words.contains(where: { $0.string == text }) {
            faults.append("\(place): not the word \(text)")
        }
        if schema["minLength"] != nil, text.isEmpty { faults.append("\(place): empty") }
        if schema["format"]?.string == "date-time", Instant(rfc3339: text) == nil {
            faults.append("\(place): no time")
        }
        return faults
    }

    private func memberFaults(_ value: JSON, _ schema: JSON, _ place: String) -> [String] {
        guard value.kind == .object else { return [] }
        let required = schema["required"]?.elements.compactMap(\.string) ?? []
        var faults = required.filter { value[member: $0] == nil }.map { "\(place): no \($0)" }
        guard let properties = schema["properties"] else { return faults }
        for member in value.members {
            let place = "\(place)/\(member.name)"
            guard let inner = properties[member: member.name] else {
                faults.append("\(place): not described")
                continue
            }
            faults += self.faults(of: member.value, against: inner, at: place)
        }
        return faults
    }

    private func elementFaults(_ value: JSON, _ schema: JSON, _ place: String) -> [String] {
        guard value.kind == .array, let items = schema["items"] else { return [] }
        return value.elements.enumerated().flatMap { faults(of: $1, against: items, at: "\(place)/\($0)") }
    }
}
