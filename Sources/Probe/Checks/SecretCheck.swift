import Encoding
import HTTP

extension EndpointCheck {
    static let secret = EndpointCheck("secret", "No secret of ours stands anywhere in an answer.") {
        observation in
        if observation.secrets.isEmpty { return .skipped("no secret is long enough to look for") }
        for call in observation.calls {
            for (place, bytes) in places(call) {
                for secret in observation.secrets {
                    guard let spelling = secret.spelling(in: bytes) else { continue }
                    return .fail(
                        "\(secret.name) stands in \(place), \(spelling)",
                        "Take it out, and change the secret at once: whoever has it can be anybody.")
                }
            }
        }
        return .pass("no configured secret in any answer")
    }

    /// Everything that came, and the token's parts and the JSON's texts as they are meant.
    private static func places(_ call: JudgedCall) -> [(String, [UInt8])] {
        var places: [(String, [UInt8])] = []
        for response in call.answer.responses {
            places.append(("the body", response.body))
            for field in response.fields {
                places.append(("the header \(field.name)", Array(field.value.utf8)))
                if let decoded = PercentEncoding.decode(Array(field.value.utf8)) {
                    places.append(("the header \(field.name)", decoded))
                }
            }
            places.append(("the reason of the status", Array(response.status.reason.utf8)))
            if let json = try? JSON(reading: response.body) { texts(of: json, into: &places) }
        }
        for part in call.search.token?.split(separator: UInt8(ascii: ".")).prefix(2) ?? [] {
            guard let bytes = Base64.decodeLenient(Array(part)) else { continue }
            places.append(("the token", bytes))
            if let json = try? JSON(reading: bytes) { texts(of: json, into: &places, "the token") }
        }
        return places
    }

    /// The texts of a value, unescaped; as deep as the reader allows.
    private static func texts(
        of json: JSON, into places: inout [(String, [UInt8])], _ place: String = "the body"
    ) {
        if let text = json.stringBytes { places.append((place, text)) }
        for member in json.members {
            places.append((place, member.nameBytes))
            texts(of: member.value, into: &places, place)
        }
        for element in json.elements { texts(of: element, into: &places, place) }
    }
}
