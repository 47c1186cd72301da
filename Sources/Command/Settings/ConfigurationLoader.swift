import Chat
import HTTP
import Transport

/// Finds and reads the configuration file.
enum ConfigurationLoader {
    /// The file that is read where none is named.
    static let defaultFile = "chatgate.json"

    /// The configuration in effect; announces the file on stderr, and what is worth a warning.
    static func load(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> Configuration {
        let named = arguments.setting(.config, environment: SystemEnvironment.variable)?.value
        guard let file = named ?? (Files.exists(defaultFile) ? defaultFile : nil) else {
            return Configuration()
        }
        guard let text = Files.read(file) else { throw .usage("cannot read the configuration \(file)") }
        do throws(ConfigurationError) {
            let configuration = try ConfigurationReader.read(
                text, file: file, sources: sources(besides: file))
            console.error("chatgate: configuration \(file)")
            for note in configuration.notes { console.error("chatgate: warning: \(note)") }
            return configuration
        } catch {
            throw CommandFailure(code: .usage, sentence: error.description, more: nil)
        }
    }

    private static func sources(besides file: String) -> ConfigurationSources {
        ConfigurationSources(
            environment: { SystemEnvironment.variable($0) },
            file: { Files.read(Files.path($0, besides: file)) },
            originFault: { AllowedOrigins.fault(in: $0) },
            listenFault: { address in
                ListenAddress(address) == nil ? "\"listen\" must be HOST:PORT, like \"127.0.0.1:4820\"" : nil
            })
    }
}
