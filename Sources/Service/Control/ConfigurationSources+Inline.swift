package import Chat
import HTTP

extension ConfigurationSources {
    /// What a widget may draw on that comes over HTTP or stands in a fixture: its own text.
    ///
    /// `refusingDemoSecrets` where others than this machine may ask.
    package static func inline(refusingDemoSecrets: Bool) -> ConfigurationSources {
        var sources = ConfigurationSources(
            environment: { _ in nil }, file: { _ in nil }, originFault: { AllowedOrigins.fault(in: $0) })
        sources.inlineSecretsOnly = true
        sources.refusesDemoSecrets = refusingDemoSecrets
        return sources
    }
}
