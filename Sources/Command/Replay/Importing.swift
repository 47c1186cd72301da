import Chat
import Conversations
import Encoding

/// One run of `replay --import`.
enum Importing {
    /// The fixture that a transcript gives, for the widget that is named or the first of the platform.
    static func fixture(
        _ file: String, _ arguments: Arguments, _ configuration: Configuration
    ) throws(CommandFailure) -> String {
        if !arguments.operands.isEmpty {
            throw .usage("--import FILE replays nothing: leave the fixtures out")
        }
        let widget = try widget(arguments, configuration)
        guard let bytes = Files.read(file) else {
            throw .usage("cannot read the transcript \(file), or it is larger than 16 MiB")
        }
        do throws(FixtureError) {
            return try TranscriptImport.fixture(bytes, file: file, widget: widget)
        } catch {
            throw .usage("\(error.file):\(error.location.line):\(error.location.column): \(error.sentence)")
        }
    }

    private static func widget(
        _ arguments: Arguments, _ configuration: Configuration
    ) throws(CommandFailure) -> Widget {
        let hosted = configuration.widgets.filter { $0.platform == .amazonConnect }
        guard let named = arguments.setting(.widget, environment: SystemEnvironment.variable) else {
            guard let first = hosted.first else {
                throw .usage("--import wants a widget of amazon-connect, and the configuration has none")
            }
            return first
        }
        guard let widget = hosted.first(where: { $0.id.utf8.elementsEqual(named.value.utf8) }) else {
            throw .usage("\(named.source): there is no widget \(named.value.prefix(100)) of amazon-connect")
        }
        return widget
    }
}
