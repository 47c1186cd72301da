import Encoding
import HTTP
import Service
import Testing

/// The control plane's calls about a contact (amazon-connect.md, section 3).
@Suite struct ConnectContactTests {
    @Test func `a chat is stopped once`() throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact()
        let stopped = instance.stop(contact)
        #expect(stopped.status == .ok && stopped.text == "{}")
        #expect(try instance.describe(contact)?["DisconnectReason"]?.string == "API")
        let again = instance.stop(contact)
        #expect(again.status == .gone && again.exception == "ContactNotFoundException")
    }

    @Test func `attributes are merged, also after the end`() throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact(#"{"Attributes":{"a":"1","b":"2"}}"#)
        #expect(instance.update(contact, #"{"b":"3","c":""}"#).text == "{}")
        #expect(instance.stop(contact).status == .ok)
        #expect(instance.update(contact, #"{"d-_4":"é"}"#).status == .ok)
        #expect(instance.attributes(contact).text == #"{"Attributes":{"a":"1","b":"3","c":"","d-_4":"é"}}"#)
    }

    @Test func `attributes have 32768 bytes in all, and an update past them changes nothing`() throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact(#"{"Attributes":{"a":"123"}}"#)
        let rest = String(repeating: "x", count: 32_768 - 6)
        #expect(
            instance.update(contact, #"{"n":"1","bb":"\#(rest)"}"#).exception == "InvalidRequestException")
        #expect(instance.attributes(contact).text == #"{"Attributes":{"a":"123"}}"#)
        #expect(instance.update(contact, #"{"bb":"\#(rest)"}"#).status == .ok)
        #expect(instance.update(contact, #"{"c":""}"#).exception == "InvalidRequestException")
        #expect(instance.update(contact, #"{"bb":""}"#).status == .ok)
    }

    @Test(arguments: [
        #"{"good":"x","a b":"x"}"#, #"{"good":"x","":"x"}"#, #"{"good":"x","a":7}"#, "[]", "null",
    ])
    func `an update that breaks the rules changes nothing`(attributes: String) throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact()
        let refused = instance.update(contact, attributes)
        #expect(refused.status.code == 400 && refused.exception == "InvalidParameterException")
        #expect(instance.attributes(contact).text == #"{"Attributes":{}}"#)
    }

    @Test func `an instance is named by its id or an ARN, and by no other`() throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact(#"{"Attributes":{"a":"1"}}"#)
        for name in [ConnectInstance.instance, ConnectInstance.escapedARN] {
            #expect(instance.attributes(contact, instance: name).text == #"{"Attributes":{"a":"1"}}"#)
            #expect(try instance.describe(contact, instance: name)?["Id"]?.string == contact)
        }
        for name in ["x", "x%2F\(ConnectInstance.instance)", ConnectInstance.instance.uppercased(), "%2F"] {
            let refused = instance.attributes(contact, instance: name)
            #expect(refused.status == .notFound && refused.exception == "ResourceNotFoundException")
        }
        let long = String(repeating: "x", count: 100)
        #expect(instance.attributes(contact, instance: long).status == .notFound)
        #expect(instance.attributes(contact, instance: long + "x").exception == "InvalidRequestException")
        #expect(instance.attributes(String(repeating: "x", count: 256)).status == .notFound)
        #expect(
            instance.attributes(String(repeating: "x", count: 257)).exception == "InvalidRequestException")
    }

    @Test func `a contact of another instance or sandbox, and one that nobody started, are 404`() throws {
        let other = "99999999-0000-4000-8000-0000000000aa"
        var instance = try ConnectInstance(
            ConnectInstance.configuration(
                ConnectInstance.widget(""), ConnectInstance.widget("", id: "v", instance: other)))
        let contact = try instance.contact()
        let sandbox = try #require(instance.start(sandbox: "/sandbox/a").json["ContactId"]?.string)
        let missing = [
            instance.attributes(contact, instance: other), instance.attributes(sandbox),
            instance.stop(sandbox),
            instance.attributes("nobody"), instance.update("nobody", "{}"), instance.stop("nobody"),
            instance.world.call(.get, "/contacts/\(other)/\(contact)"),
            instance.world.call(
                .get, "/contacts/\(ConnectInstance.instance)/\(contact.replacing("-", with: ""))"),
        ]
        for response in missing {
            #expect(response.status == .notFound && response.exception == "ResourceNotFoundException")
        }
        #expect(instance.stop(contact).status == .ok)
    }

    @Test func `a described chat says all that is known`() throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact(
            #"{"Attributes":{"a":"1"},"CustomerId":"c","RelatedContactId":"r","SegmentAttributes":"#
                + #"{"connect:Subtype":{"ValueString":"x"}},"InitialMessage":{"ContentType":"text/plain","#
                + #""Content":"héllo"}}"#)
        instance.advance(.milliseconds(1_500))
        _ = instance.world.control(
            .post, "/sessions/\(contact)/messages", body: #"{"role":"bot","text":"12"}"#)
        _ = instance.world.control(
            .post, "/sessions/\(contact)/messages", body: #"{"role":"agent","text":"3"}"#)
        let described = try instance.describe(contact, instance: ConnectInstance.escapedARN)
        let open = try #require(described)
        #expect(open["Arn"]?.string == "\(ConnectInstance.arn)/contact/\(contact)")
        for name in ["Id", "InitialContactId", "ContactAssociationId"] {
            #expect(open[member: name]?.string == contact)
        }
        #expect(open["Channel"]?.string == "CHAT" && open["InitiationMethod"]?.string == "API")
        #expect(open["InitiationTimestamp"]?.numberText == "1768467600")
        #expect(open["LastUpdateTimestamp"]?.numberText == "1768467601.5")
        #expect(open["AgentInfo"]?["ConnectedToAgentTimestamp"]?.numberText == "1768467601.5")
        #expect(open["RelatedContactId"]?.string == "r" && open["CustomerId"]?.string == "c")
        #expect(open["SegmentAttributes"]?["connect:Subtype"]?["ValueString"]?.string == "x")
        #expect(open["Attributes"]?["a"]?.string == "1")
        #expect(open["DisconnectTimestamp"] == nil && open["DisconnectReason"] == nil)
        let metrics = try #require(open["ChatMetrics"])
        #expect(metrics["ChatContactMetrics"]?["TotalMessages"]?.int == 3)
        #expect(metrics["ChatContactMetrics"]?["TotalBotMessageLengthInChars"]?.int == 2)
        #expect(metrics["AgentMetrics"]?["MessagesSent"]?.int == 1)
        #expect(metrics["CustomerMetrics"]?["MessageLengthInChars"]?.int == 5)
        instance.advance(.seconds(90))
        #expect(instance.stop(contact).status == .ok)
        #expect(try instance.describe(contact)?["DisconnectTimestamp"]?.numberText == "1768467691.5")
    }

    @Test func `a bot is sent into an open chat, and no other role`() throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact(#"{"ChatDurationInMinutes":60}"#)
        func details(_ role: String, _ name: String = "Bot") -> String {
            #""ParticipantDetails":{"ParticipantRole":"\#(role)","DisplayName":"\#(name)"}"#
        }
        let path = "/contact/create-participant"
        let made = try instance.post(path, contact, details("CUSTOM_BOT")).json
        #expect(made["ParticipantCredentials"]?["Expiry"]?.string == "2026-01-15T10:00:00.000Z")
        let bearer = try #require(made["ParticipantCredentials"]?["ParticipantToken"]?.string)
        let connected = instance.world.call(
            .post, "/participant/connection", fields: [("X-Amz-Bearer", bearer)],
            body: #"{"Type":["CONNECTION_CREDENTIALS"]}"#)
        #expect(connected.status == .ok)
        for wrong in [details("AGENT"), details("CUSTOM_BOT", ""), #""ParticipantDetails":{}"#, ""] {
            #expect(instance.post(path, contact, wrong).exception == "InvalidParameterException")
        }
        while instance.post(path, contact, details("CUSTOM_BOT")).status == .ok {}
        let full = instance.post(path, contact, details("CUSTOM_BOT"))
        #expect(full.status.code == 402 && full.exception == "ServiceQuotaExceededException")
        #expect(instance.stop(contact).status == .ok)
        let ended = instance.post(path, contact, details("CUSTOM_BOT"))
        #expect(ended.status == .conflict && ended.exception == "ConflictException")
    }
}
