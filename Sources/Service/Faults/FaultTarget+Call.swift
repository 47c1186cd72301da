import Chat
import Encoding
import HTTP

extension FaultTarget {
    /// What a call is about, as far as its own words tell: nothing is judged, and nothing recorded.
    init(_ call: Call, _ endpoint: Endpoint, in sandbox: Sandbox) {
        let (widget, session) = Self.subject(of: call, endpoint.surface, in: sandbox)
        self.init(endpoint, widget: widget, session: session)
    }

    /// A call of an endpoint.
    init(_ endpoint: Endpoint, widget: String? = nil, session: String? = nil) {
        self.init(
            name: endpoint.route.name, route: "\(endpoint.route.method.text) \(endpoint.route.pattern)",
            widget: widget, session: session, goesOn: endpoint.goesOn)
    }

    private static func subject(
        of call: Call, _ surface: Endpoint.Surface, in sandbox: Sandbox
    ) -> (widget: String?, session: String?) {
        let (fields, query, parameters) = (call.request.fields, call.request.query, call.parameters)
        switch surface {
        case .applied, .proxy: return (parameters[0], parameters.count > 1 ? parameters[1] : query["session"])
        case .connect(.start): return (parameters[0], nil)
        case .connect(.participant):
            return (nil, fields["x-amz-bearer"].flatMap { sandbox.session(ofTicket: $0) })
        case .connect(.files): return (nil, parameters.first.flatMap { sandbox.session(ofTicket: $0) })
        case .connect(.socket): return (nil, query["ticket"].flatMap { sandbox.session(ofTicket: $0) })
        case .connect(.control):
            if parameters.count == 2 { return (nil, parameters[1]) }
            return subject(of: (try? JSON(reading: call.request.body, rules: call.limits)), in: sandbox)
        case .health, .control, .demo: return (nil, nil)
        }
    }

    /// A call of the website's backend names a contact, or the instance that a contact is to be started in.
    private static func subject(of body: JSON?, in sandbox: Sandbox) -> (widget: String?, session: String?) {
        if let contact = (body?["ContactId"] ?? body?["InitialContactId"])?.string { return (nil, contact) }
        let instance = body?["InstanceId"]?.string
        let widget = sandbox.widgets.first { widget in
            guard let instance, let connect = widget.connect else { return false }
            return ResourceName.names(instance, connect.instanceID)
        }
        return (widget?.id, nil)
    }
}

extension Endpoint {
    /// Whether faults may strike it: a call of a page or of the website's backend, never one of control.
    var isFaultable: Bool {
        switch surface {
        case .applied, .proxy, .connect: true
        case .health, .control, .demo: false
        }
    }

    /// Whether its answer goes on: a live channel or a socket.
    fileprivate var goesOn: Bool {
        switch surface {
        case .connect(.socket): true
        case .applied, .proxy: route.pattern.hasSuffix("/events")
        default: false
        }
    }
}
