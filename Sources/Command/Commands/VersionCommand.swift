import Encoding
import Service

extension Subcommand {
    static let version = Subcommand(
        name: "version", summary: "prints the version", usage: "version [--format text|json]",
        operands: .none,
        flags: [.format], exits: "0"
    ) { (arguments, console) throws(CommandFailure) in
        switch try OutputFormat(arguments) {
        case .text: console.output("chatgate \(Version.text)")
        case .json:
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("name", "chatgate")
            writer.member("version", Version.text)
            writer.endObject()
            console.output(String(decoding: writer.bytes, as: UTF8.self))
        }
        return .success
    }
}
