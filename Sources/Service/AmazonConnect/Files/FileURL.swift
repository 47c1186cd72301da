import Chat

/// The URLs under which the bytes of attachments come and go (amazon-connect.md, section 4.1).
package enum FileURL {
    /// The folder into which a PUT brings a file; one may be larger than other bodies.
    package static let uploads = "/connect/uploads/"
    static let downloads = "/connect/attachments/"

    /// Where the bytes of a ticket's file go.
    static func upload(_ ticket: String, _ call: Call, sandbox: String) -> String {
        call.publicURL + SocketURL.prefix(of: sandbox) + uploads + ticket
    }

    /// Where the bytes of a ticket's file are, as a download on request whatever they are.
    static func download(
        _ ticket: String, isAttachment: Bool, _ call: Call, sandbox: String
    ) -> String {
        let query = isAttachment ? "?disposition=attachment" : ""
        return call.publicURL + SocketURL.prefix(of: sandbox) + downloads + ticket + query
    }
}
