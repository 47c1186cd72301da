import HTTP
import Probe
import Service

/// Asks a website for a token, as `check` does.
enum WebsiteToken {
    /// The token under a URL, or one sentence on why there is none.
    static func fetch(_ text: String) -> (token: [UInt8]?, sentence: String) {
        guard let url = ProbeURL(text) else { return (nil, "\"from\" is no URL that can be asked") }
        let fields = [
            (name: "Accept", value: "application/json, text/plain, */*"),
            (name: "User-Agent", value: "chatgate/\(Version.text)"),
        ]
        let request = ProbeRequest(url: url, fields: fields)
        do throws(ProbeFailure) {
            return (try SiteToken.fetch(request, through: .system), "")
        } catch {
            return (nil, "\(url.withoutQuery) gave no token to replay with: \(error.sentence)")
        }
    }
}
