package import Chat
import Encoding

/// Turns a chat transcript that Amazon Connect left in a bucket into a fixture (amazon-connect.md, section
/// 4.2).
package enum TranscriptImport {
    /// The text of a fixture that holds the same conversation with an amazon-connect widget.
    ///
    /// Attributes and customers do not stand in a transcript, so none stand in the fixture; files that were
    /// handed over, typing and transfers are left out.
    /// - Throws: `FixtureError` at the place in the transcript that cannot be read.
    package static func fixture(
        _ bytes: [UInt8], file: String, widget: Widget
    ) throws(FixtureError) -> String {
        let text = FixtureText(bytes, file: file)
        let document = try parse(text)
        guard let list = document["Transcript"], list.kind == .array else {
            throw text.error("a transcript of Amazon Connect has an array \"Transcript\"", at: document)
        }
        var items: [TranscriptEntry] = []
        for item in list.elements { items.append(try TranscriptEntry(item, in: text)) }
        guard let first = items.first else { throw text.error("nothing stands in the transcript", at: list) }
        var scribe = TranscriptScribe(
            name: "Chat \(document["ContactId"]?.string ?? file) of Amazon Connect", widget: widget,
            clock: first.at)
        scribe.begin(as: items.compactMap(\.customerName).first)
        for item in items { scribe.add(item) }
        return scribe.text
    }

    private static func parse(_ text: FixtureText) throws(FixtureError) -> JSON {
        do throws(JSONError) {
            return try JSON(
                reading: text.bytes, rules: JSONRules(maxDepth: JSONRules.deepest, maxMembers: 1_000_000))
        } catch {
            throw text.error(error.sentence, at: TextLocation(offset: error.offset, in: text.bytes))
        }
    }
}
