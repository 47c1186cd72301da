import Encoding

extension PageCheck {
    static let secret = PageCheck("secret", "No secret of ours stands anywhere in the page.") { observation in
        if observation.secrets.isEmpty { return [.skipped(nil, "no secret is long enough to look for")] }
        var found = observation.secrets.flatMap { secret in
            secret.places(in: observation.page.bytes, atMost: PageLimits.leaks).map { place, words in
                leak(place, "\(secret.name) stands in \(observation.page.surroundings(of: place)), \(words)")
            }
        }
        let tokens =
            observation.elements.map { ($0.tokenPlace, $0.token ?? []) }
            + observation.strays.map { ($0.place, $0.bytes) }
        for (place, token) in tokens {
            for part in token.split(separator: UInt8(ascii: ".")).prefix(2) {
                guard let bytes = Base64.decodeLenient(Array(part)) else { continue }
                found += observation.secrets.compactMap { secret in
                    secret.spelling(in: bytes).map {
                        leak(place, "\(secret.name) stands in the token, \($0)")
                    }
                }
            }
        }
        return found.isEmpty ? [.pass(nil, "no configured secret in the page")] : found
    }

    private static func leak(_ place: Int, _ words: String) -> Outcome {
        .fail(place, words, "Take it out, and change the secret at once: whoever has it can be anybody.")
    }
}
