import Chat
import Encoding
import HTTP

/// Cross-origin answers on Amazon Connect's wire (amazon-connect.md, sections 1.6 and 6.3; contract, section
/// 4).
///
/// A widget's origins let its sub-domains in. On paths that name no widget those of all Connect widgets
/// count.
enum ConnectCORS {
    /// What a page may ask with: the widget's start and the participant calls are POST, uploads PUT,
    /// downloads GET.
    private static let methods = "GET, POST, PUT"
    /// Fields that pages of the real clients send, always spelled out: `*` would not cover Authorization
    /// (WHATWG Fetch §3.2.3).
    private static let headers = [
        "authorization", "content-type", "x-amz-bearer", "x-amz-content-sha256", "x-amz-date",
        "x-amz-user-agent", "x-amz-snippet-id", "x-amz-security-token", "x-amz-active-chat",
        "amz-sdk-invocation-id", "amz-sdk-request", "content-disposition",
    ]
    private static let exposed = "x-amzn-ErrorType, x-amzn-RequestId, Date"

    /// The answer to a preflight: leave for a page that is allowed, a refusal of any other; nil where it is
    /// no preflight, or no path of Amazon's.
    static func preflight(
        _ request: Request, path: ArraySlice<UInt8>, in sandbox: Sandbox
    ) -> Response? {
        guard let part = part(of: path), request.method == .options, let origin = request.fields["origin"],
            request.fields["access-control-request-method"] != nil
        else { return nil }
        guard request.fields.count(of: "origin") == 1, allows(origin, path: path, in: sandbox) else {
            return foreign(part)
        }
        let more = CORS.asked(request).filter { isAmazons($0) && !headers.contains($0) }
        return CORS.leave(origin: origin, methods: methods, headers: headers + more)
    }

    /// Adds what lets a page of this origin, known to be allowed, read the answer and the error's name.
    static func decorate(_ response: inout Response, origin: String) {
        CORS.decorate(&response, origin: origin, exposing: exposed)
    }

    /// The refusal of a page that no widget allows, in the shape of the part.
    static func foreign(_ part: ConnectPart) -> Response {
        if part == .start { return StartEnvelope.failure(.badRequest) }
        return ServiceError(.forbidden, "AccessDeniedException", "The origin is not allowed.").response
    }

    /// Whether a page of this origin may call the widget at a place; with nil, any Connect widget.
    static func allows(_ origin: String, widget: Int?, in sandbox: Sandbox) -> Bool {
        if let widget { return allows(origin, sandbox.allowedOrigins(ofWidget: widget)) }
        return sandbox.widgets.contains {
            $0.platform == .amazonConnect && allows(origin, $0.allowedOrigins)
        }
    }

    /// The same of the widget that a path names; of any where it names none.
    static func allows(_ origin: String, path: ArraySlice<UInt8>, in sandbox: Sandbox) -> Bool {
        let place = widget(in: path).flatMap { sandbox.place(ofWidget: $0) }
            .flatMap { sandbox.platform(ofWidget: $0) == .amazonConnect ? $0 : nil }
        return allows(origin, widget: place, in: sandbox)
    }

    /// The part of Amazon's wire that a path belongs to, known or not; nil elsewhere, and for the WebSocket,
    /// which knows no preflight.
    static func part(of path: ArraySlice<UInt8>) -> ConnectPart? {
        if path.starts(with: start.utf8) { return .start }
        if path.starts(with: "/participant/".utf8) { return .participant }
        if path.starts(with: "/contact/".utf8) || path.starts(with: "/contacts/".utf8) { return .control }
        if path.starts(with: "/connect/uploads/".utf8) || path.starts(with: "/connect/attachments/".utf8) {
            return .files
        }
        return nil
    }

    private static let start = "/connectwidget/api/"

    /// The widget's id in the path of a start, unescaped.
    private static func widget(in path: ArraySlice<UInt8>) -> String? {
        guard path.starts(with: start.utf8) else { return nil }
        let id = path.dropFirst(start.utf8.count).prefix { $0 != UInt8(ascii: "/") }
        return PercentEncoding.decode(Array(id)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Patterns are few and short, and only browsers send an origin: they are read when one comes.
    private static func allows(_ origin: String, _ patterns: [String]) -> Bool {
        (try? AllowedOrigins(patterns, includingSubdomains: true))?.allows(origin) ?? false
    }

    /// Whether a field's name, in lower case, is one that Amazon's clients may come up with.
    private static func isAmazons(_ name: String) -> Bool {
        guard name.hasPrefix("x-amz-") || name.hasPrefix("amz-sdk-") else { return false }
        return name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
    }
}
