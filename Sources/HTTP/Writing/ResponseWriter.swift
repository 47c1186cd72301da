/// Puts an answer into bytes (RFC 9112 §4 to §6); every one that may have a body has a
/// `Content-Length`, streams apart.
enum ResponseWriter {
    /// The interim answer of RFC 9110 §15.2.1.
    static let goOn: StaticString = "HTTP/1.1 100 Continue\r\n\r\n"

    /// Appends the answer; `date` is an IMF-fixdate (RFC 9110 §6.6.1).
    static func write(_ response: Response, _ frame: AnswerFrame, date: String, to out: inout [UInt8]) {
        out.reserve(forMore: 256 + response.body.count)
        writeStatus(response.status, to: &out)
        out.appendLiteral("Date: ")
        out.appendFieldValue(date)
        for field in response.fields where !isOurs(field) { write(field, to: &out) }
        writeFraming(response, frame, to: &out)
        if !frame.isHead, !response.status.hasNoBody { out.append(contentsOf: response.body) }
    }

    private static func writeStatus(_ status: Status, to out: inout [UInt8]) {
        if status == .ok { return out.appendLiteral("HTTP/1.1 200 OK\r\n") }
        out.appendLiteral("HTTP/1.1 ")
        out.appendDecimal(status.code)
        out.append(Octet.space)
        out.appendFieldValue(status.reason)
        out.appendLiteral("\r\n")
    }

    static func write(_ field: ResponseField, to out: inout [UInt8]) {
        if field.name.isEmpty { return }
        out.appendLiteral("\r\n")
        out.appendFieldName(field.name)
        out.appendLiteral(": ")
        out.appendFieldValue(field.value)
    }

    /// The fields on which the framing hangs are written here alone.
    static func isOurs(_ field: ResponseField) -> Bool {
        switch field.name.utf8.count {
        case 4: field.isNamed("date")
        case 10: field.isNamed("connection")
        case 14: field.isNamed("content-length")
        case 17: field.isNamed("transfer-encoding")
        default: false
        }
    }

    /// RFC 9110 §8.6: no length in 1xx and 204; 304 needs none.
    private static func writeFraming(_ response: Response, _ frame: AnswerFrame, to out: inout [UInt8]) {
        if !response.status.hasNoBody, !frame.isStream {
            out.appendLiteral("\r\nContent-Length: ")
            out.appendDecimal(response.body.count)
        }
        writeConnection(frame, upgrades: response.fields.contains { $0.isNamed("upgrade") }, to: &out)
        out.appendLiteral("\r\n\r\n")
    }

    /// RFC 9112 §9.3 and §9.6; RFC 9110 §7.8: who sends `Upgrade` names it here.
    private static func writeConnection(_ frame: AnswerFrame, upgrades: Bool, to out: inout [UInt8]) {
        if frame.closes {
            out.appendLiteral("\r\nConnection: close")
        } else if frame.isOld {
            out.appendLiteral("\r\nConnection: keep-alive")
        }
        if upgrades {
            out.appendLiteral(
                frame.closes || frame.isOld ? ", Upgrade" : "\r\nConnection: Upgrade")
        }
    }
}
