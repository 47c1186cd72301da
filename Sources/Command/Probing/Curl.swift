import Encoding
import HTTP
import Probe
import Transport

/// Asks an `https` endpoint through curl, since there is no TLS of our own (design, section 6).
enum Curl {
    /// What curl may say: a head, a body, and no more.
    private static let mostOutput = HTTPLimits().head + HTTPLimits().body

    /// Only what finds certificates; no proxy and no habits of the user's.
    private static let variables = ["PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"]

    /// Sends one request and reads its answer.
    static func send(_ request: ProbeRequest, timeout: Duration) throws(ProbeFailure) -> Response {
        let child = try run(request, timeout)
        guard child.code == 0 else { throw ProbeFailure(sentence(child, request.url)) }
        var reader = ResponseReader()
        reader.append(child.output.span)
        reader.receivedEnd()
        switch reader.next() {
        case .response(let response): return response
        case .failed(let failure): throw ProbeFailure(failure.sentence)
        case .needsMore: throw ProbeFailure(ResponseFailure.truncated.sentence)
        }
    }

    private static func run(
        _ request: ProbeRequest, _ timeout: Duration
    ) throws(ProbeFailure) -> ChildProgram {
        // -q comes first, so that no .curlrc is read; all that may be secret goes through standard input.
        let words = ["-q", "--proto", "=https", "--config", "-"]
        do throws(ChildFailure) {
            return try ChildProgram(
                "curl", words, variables: variables, input: Array(settings(request, timeout).utf8),
                timeout: timeout + .seconds(2), mostOutput: mostOutput)
        } catch {
            throw ProbeFailure(sentence(error))
        }
    }

    /// curl's own file format (curl(1), `--config`).
    private static func settings(_ request: ProbeRequest, _ timeout: Duration) -> String {
        var lines = [
            "silent", "show-error", "globoff", "include", "raw", "http1.1", "path-as-is",
            "noproxy = \"*\"", "max-time = \(max(1, timeout.milliseconds / 1000))",
            "url = \(quoted(request.url.description))", "request = \(quoted(request.method.text))",
        ]
        for field in request.fields {
            // curl takes `Name;` for an empty value, and `Name:` for none of its own.
            let line = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
            lines.append("header = \(quoted(line))")
        }
        if !request.body.isEmpty || request.method == .post {
            lines.append("data-raw = \(quoted(String(decoding: request.body, as: UTF8.self)))")
            if !request.has("content-type") { lines.append("header = \"Content-Type:\"") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    private static func sentence(_ failure: ChildFailure) -> String {
        switch failure {
        case .notInstalled:
            "An https endpoint is asked through curl, and curl is not installed (Debian: apt install curl)."
        case .notStarted: "An https endpoint is asked through curl, and curl could not be started."
        case .timedOut: "The answer did not come in time."
        case .saidTooMuch: "The answer is larger than 1 MiB."
        }
    }

    /// curl's exit codes that people meet (curl(1), EXIT CODES).
    private static func sentence(_ child: ChildProgram, _ url: ProbeURL) -> String {
        let said = String(decoding: child.errors.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let words = said.split(separator: ") ", maxSplits: 1).last.map(String.init) ?? said
        switch child.code {
        case 6: return "No address is known for \(url.host)."
        case 7: return "Nobody answers there: \(words)."
        case 28: return "The answer did not come in time."
        case 35: return "No TLS connection could be made: \(words)."
        case 51, 60:
            return "Its certificate is not trusted: \(words). Let CURL_CA_BUNDLE name the authority's "
                + "certificate if it is your own."
        default: return words.isEmpty ? "curl ended with \(child.code)." : "curl says: \(words)."
        }
    }
}
