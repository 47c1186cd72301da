import Chat
import HTTP

extension ConfigurationSources {
    /// What a fixture's widget may draw on: its own text, so that the file needs nothing else.
    static var inline: ConfigurationSources {
        var sources = ConfigurationSources(
            environment: { _ in nil }, file: { _ in nil },
            originFault: { pattern in
                do throws(OriginPatternError) {
                    _ = try AllowedOrigins([pattern])
                    return nil
                } catch {
                    return error.sentence
                }
            })
        sources.inlineSecretsOnly = true
        return sources
    }
}
