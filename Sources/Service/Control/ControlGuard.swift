import Encoding
import HTTP
import Hashing

/// Who may call control (contract, section 5): this machine, under its own name, from no foreign page.
struct ControlGuard {
    private let settings: GatewaySettings

    init(_ settings: GatewaySettings) {
        self.settings = settings
    }

    /// Whether a path belongs to control: known or not, with any method, it is guarded before it is looked
    /// up.
    private static func guards(_ path: ArraySlice<UInt8>) -> Bool {
        let reserved = "/_chatgate"
        return path.starts(with: reserved.utf8)
            && [nil, 0x2F].contains(path.dropFirst(reserved.utf8.count).first)
    }

    /// Why a request may not reach what stands at a path; nil where it may, or the path is none of control's.
    ///
    /// The inspector's own files tell nothing and change nothing: they want control's name and pages, but
    /// no token.
    func refusal(of request: Request, at path: ArraySlice<UInt8>) -> Response? {
        guard Self.guards(path) else { return nil }
        return refusal(of: request, isOpen: InspectorAsset.isOne(path))
    }

    /// Why a request may not reach control; nil where it may.
    func refusal(of request: Request, isOpen: Bool = false) -> Response? {
        // A name that is not ours would let a page reach us by rebinding its own.
        guard isOwnHost(request.host) else {
            return Problem(
                Status(code: 421, reason: "Misdirected Request"), "foreign-host",
                "Control answers under loopback names and those in \"hosts\", not under "
                    + "\(request.host.prefix(100))."
            ).response
        }
        if let origin = request.fields["origin"],
            !isOwnOrigin(origin, host: request.host) || request.fields.count(of: "origin") > 1
        {
            return Problem(
                .forbidden, "foreign-origin", "A page of \(origin.prefix(200)) may not call control."
            ).response
        }
        if settings.isLoopback || isOpen || isAdmin(request.fields) { return nil }
        var response = Problem(
            .unauthorized, "admin-token", "Off loopback, control wants the admin token as bearer."
        ).response
        response.add("WWW-Authenticate", "Bearer")
        return response
    }

    /// Whether a request comes from a page that this gateway served itself, under a name of its own.
    func isOwnPage(_ request: Request) -> Bool {
        guard let origin = request.fields["origin"], request.fields.count(of: "origin") == 1 else {
            return false
        }
        return isOwnHost(request.host) && isOwnOrigin(origin, host: request.host)
    }

    private func isOwnHost(_ host: String) -> Bool {
        let name = Self.withoutPort(host).lowercased()
        if name == "localhost" || name == "[::1]" || Self.isLoopback4(name) { return true }
        return settings.hosts.contains { Self.withoutPort($0).lowercased() == name }
    }

    private func isOwnOrigin(_ origin: String, host: String) -> Bool {
        if origin == settings.publicURL { return true }
        // A proxy that keeps our name in Host does not make its page ours: the port is ours too.
        return origin == "http://\(host)" && (settings.port == nil || Self.port(of: host) == settings.port)
    }

    /// Whether a request may ask for a fault: under a name of ours, on loopback or with the admin token.
    ///
    /// Pages may: a test suite puts the field into what they send, and CORS lets no script do so.
    func mayAskForFaults(_ request: Request) -> Bool {
        isOwnHost(request.host)
            && (settings.isLoopback || isAdmin(request.fields)
                || isAdmin(request.fields.valueBytes("x-chatgate-admin")))
    }

    private func isAdmin(_ fields: Fields) -> Bool {
        guard fields.count(of: "authorization") == 1, let value = fields["authorization"],
            value.lowercased().hasPrefix("bearer ")
        else { return false }
        return isAdmin(Array(value.utf8.dropFirst(7))[...])
    }

    private func isAdmin(_ token: ArraySlice<UInt8>?) -> Bool {
        guard let token, let expected = settings.adminToken else { return false }
        let (given, wanted) = (Array(token), Array(expected.utf8))
        return ConstantTime.equal(given.span, wanted.span)
    }

    private static func port(of host: String) -> UInt16? {
        host.utf8.count == withoutPort(host).utf8.count
            ? 80 : UInt16(host.dropFirst(withoutPort(host).count + 1))
    }

    private static func withoutPort(_ host: String) -> Substring {
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return host[...] }
        return host[..<colon]
    }

    /// 127.0.0.0/8 as four numbers (RFC 1122 §3.2.1.3).
    private static func isLoopback4(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8($0) != nil }
    }
}
