import Encoding
import HTTP
import Tokens

/// The JSON around every answer of the hosted widget's backend (amazon-connect.md, sections 1.5 and 1.7).
///
/// An error must be JSON too: without it the chat interface never leaves its loading state (section 7.4).
enum StartEnvelope {
    /// What chatgate says of an error beside the platform's words, on request alone.
    enum Explanation {
        /// The token does not hold, for this verdict.
        case verdict(Verdict)
        /// No token came, and the widget wants one.
        case denied
        /// The request itself is not taken.
        case sentence(String)
    }

    /// An error as the platform says it: a number and the words for it, and never the reason.
    static func failure(
        _ status: Status, _ message: String? = nil, because explanation: Explanation? = nil
    ) -> Response {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.name("data")
        writer.beginObject()
        writer.name("statusCode")
        writer.beginObject()
        writer.member("code", status.code)
        writer.member("msg", message ?? words(status))
        writer.endObject()
        writer.endObject()
        if let explanation { write(explanation, to: &writer) }
        writer.endObject()
        return .json(status, writer.bytes)
    }

    /// The words on record for 429 are Amazon's; the others are those of the status.
    private static func words(_ status: Status) -> String {
        status == .tooManyRequests ? "Service Quota Exceeded" : status.reason
    }

    private static func write(_ explanation: Explanation, to writer: inout JSONWriter) {
        writer.name("chatgate")
        switch explanation {
        case .verdict(let verdict):
            verdict.write(to: &writer)
        case .denied:
            write(Reason.anonymousDenied.sentence, .anonymousDenied, to: &writer)
        case .sentence(let sentence):
            write(sentence, nil, to: &writer)
        }
    }

    private static func write(_ sentence: String, _ reason: Reason?, to writer: inout JSONWriter) {
        writer.beginObject()
        if let reason { writer.member("reason", reason.rawValue) }
        writer.member("detail", sentence)
        writer.endObject()
    }
}
