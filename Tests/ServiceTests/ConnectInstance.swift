import Encoding
import HTTP
import Service
import Tokens

/// An instance as a website's backend calls it: the demo widget's, or one with credentials.
struct ConnectInstance {
    static let instance = "00000000-0000-4000-8000-0000000000aa"
    static let flow = "00000000-0000-4000-8000-0000000000bb"
    static let arn = "arn:aws:connect:us-east-1:123456789012:instance/\(instance)"
    /// The ARN as it stands in a path.
    static let escapedARN = arn.replacing(":", with: "%3A").replacing("/", with: "%2F")

    var world: World

    init(_ configuration: String = "{}") throws { world = try World(configuration) }

    /// One widget of the instance with these further members.
    static func widget(_ more: String, id: String = "w", instance: String = instance) -> String {
        #"{"id":"\#(id)","platform":"amazon-connect","snippetId":"s","instanceId":"\#(instance)","#
            + #""contactFlowId":"\#(flow)","security":"off"\#(more)}"#
    }

    /// A configuration of widgets.
    static func configuration(_ widgets: String...) -> String {
        #"{"widgets":[\#(widgets.joined(separator: ","))]}"#
    }

    /// The least that a start needs, with members put over it.
    static func body(_ more: String = "{}") -> String {
        let details = #""ParticipantDetails":{"DisplayName":"Jané"}"#
        let least = #"{"InstanceId":"\#(instance)","ContactFlowId":"\#(flow)",\#(details)}"#
        guard let base = try? JSON(reading: least), let over = try? JSON(reading: more) else { return more }
        var writer = JSONWriter()
        writer.beginObject()
        for member in base.members where over[member: member.name] == nil { writer.member(member) }
        for member in over.members { writer.member(member) }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    mutating func start(_ more: String = "{}", sandbox: String = "") -> Response {
        world.call(.put, "\(sandbox)/contact/chat", body: Self.body(more))
    }

    /// The ContactId of a chat that starts here.
    mutating func contact(_ more: String = "{}") throws -> String {
        try start(more).json["ContactId"]?.string ?? ""
    }

    mutating func post(_ path: String, _ contact: String, _ more: String, as name: String = "ContactId")
        -> Response
    {
        let members = #""InstanceId":"\#(Self.instance)","\#(name)":"\#(contact)""#
        return world.call(.post, path, body: "{\(members)\(more.isEmpty ? "" : ",")\(more)}")
    }

    mutating func stop(_ contact: String) -> Response { post("/contact/stop", contact, "") }

    mutating func update(_ contact: String, _ attributes: String) -> Response {
        post("/contact/attributes", contact, #""Attributes":\#(attributes)"#, as: "InitialContactId")
    }

    mutating func attributes(_ contact: String, instance: String = instance) -> Response {
        world.call(.get, "/contact/attributes/\(instance)/\(contact)")
    }

    mutating func describe(_ contact: String, instance: String = instance) throws -> JSON? {
        try world.call(.get, "/contacts/\(instance)/\(contact)").json["Contact"]
    }

    mutating func advance(_ duration: Duration) { world.now = world.now.advanced(by: duration) }
}

extension Response {
    /// The name of the exception, where both places that clients look at say the same.
    var exception: String? {
        let type = (try? json)?["__type"]?.string
        return self["x-amzn-errortype"] == type ? type : nil
    }
}
