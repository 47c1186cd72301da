/// What a configuration needs of the world, as values: nothing here touches it.
package struct ConfigurationSources: Sendable {
    /// A variable of the environment.
    package var environment: @Sendable (String) -> String?
    /// The bytes of a file; a path is relative to the configuration file.
    package var file: @Sendable (String) -> [UInt8]?
    /// What is wrong with an allowed origin; nil where nothing is.
    package var originFault: @Sendable (String) -> String?
    /// What is wrong with a listening address; nil where nothing is.
    package var listenFault: @Sendable (String) -> String?
    /// Whether a secret may only stand inline, as over HTTP.
    package var inlineSecretsOnly = false
    /// Whether the demo widgets' secrets, which everybody knows, are refused, as off loopback.
    package var refusesDemoSecrets = false

    /// Sources that a caller fills.
    package init(
        environment: @escaping @Sendable (String) -> String?,
        file: @escaping @Sendable (String) -> [UInt8]?,
        originFault: @escaping @Sendable (String) -> String? = { _ in nil },
        listenFault: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.environment = environment
        self.file = file
        self.originFault = originFault
        self.listenFault = listenFault
    }
}
