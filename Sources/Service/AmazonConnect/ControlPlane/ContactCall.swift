import Chat
import Encoding

/// What a call about a contact speaks of, found and allowed: the instance exists, the call is signed where
/// the widget wants it, and the contact was started there.
struct ContactCall {
    /// The contact.
    let session: SessionID
    /// When it began, on the sandbox's clock.
    let startedAt: Instant
    /// Whether the website's own backend signed the call.
    let isVerified: Bool

    /// Reads a call whose path names the instance and the contact, in this order.
    init(path call: Call, in sandbox: inout Sandbox) throws(ServiceError) {
        let (instance, contact) = (call.parameters[0], call.parameters[1])
        guard instance.unicodeScalars.count <= 100 else {
            throw ControlFault.request("InstanceId must have 1 to 100 characters.")
        }
        guard contact.unicodeScalars.count <= 256 else {
            throw ControlFault.request("The ContactId must have 1 to 256 characters.")
        }
        try self.init(call, in: &sandbox, instance: instance, contact: contact)
    }

    /// Reads a call whose body names the instance and, under a name of the operation's, the contact.
    init(
        _ members: MemberReader, contact name: StaticString, of call: Call, in sandbox: inout Sandbox
    ) throws(ServiceError) {
        let instance = try members.required("InstanceId", 1...100)
        let contact = try members.required(name, 1...256)
        try self.init(call, in: &sandbox, instance: instance, contact: contact)
    }

    /// The signature is checked before the contact is looked for, by the contact's widget where it has one.
    private init(
        _ call: Call, in sandbox: inout Sandbox, instance: String, contact: String
    ) throws(ServiceError) {
        let widgets = sandbox.widgets
        let places = widgets.indices.filter { place in
            widgets[place].connect.map { ResourceName.names(instance, $0.instanceID) } ?? false
        }
        guard let first = places.first else { throw ControlFault.unknownResource }
        let found = sandbox.anySession(contact)?.session
        let here = found.flatMap { places.contains($0.widget) ? $0 : nil }
        isVerified = try BackendSignature.isVerified(call, widget: here?.widget ?? first, in: &sandbox)
        guard let here else { throw ControlFault.unknownResource }
        session = here.id
        startedAt = here.createdAt
    }
}
