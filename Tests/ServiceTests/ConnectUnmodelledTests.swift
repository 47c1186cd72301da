import Encoding
import HTTP
import Service
import Testing

/// Operations that are not modelled say so (contract, section 4).
@Suite struct ConnectUnmodelledTests {
    @Test(arguments: [
        ("POST", "/contact/start-streaming", "StartContactStreaming"),
        ("POST", "/contact/stop-streaming", "StopContactStreaming"),
        ("POST", "/contact/persistent-contact-association/i/c", "CreatePersistentContactAssociation"),
        ("PUT", "/contact/participant-role-config/i/c", "UpdateParticipantRoleConfig"),
        ("POST", "/contact/tags", "TagContact"), ("DELETE", "/contact/tags/i/c?TagKeys=a", "UntagContact"),
        ("POST", "/contacts/i/c", "UpdateContact"), ("POST", "/contact/transfer", "TransferContact"),
        ("GET", "/contact/references/arn%3Aaws%2Fi/c", "ListContactReferences"),
        ("GET", "/participant/views/v", "DescribeView"),
        ("POST", "/participant/authentication-url", "GetAuthenticationUrl"),
        ("POST", "/participant/cancel-authentication", "CancelParticipantAuthentication"),
    ])
    func `an operation that is not modelled is 501 and named`(method: String, path: String, name: String)
        throws
    {
        var world = try World()
        let response = world.call(Method(method), path, body: "{")
        #expect(response.status == .notImplemented && response.exception == "NotImplementedException")
        #expect(try response.json["message"]?.string?.contains(name) == true)
        #expect(response["x-amzn-requestid"] != nil)
    }

    @Test func `every operation of both services has a route of its own`() throws {
        let routes = try World().gateway.routes.split(separator: "\n").filter {
            !$0.contains("/connectwidget/") && !$0.contains("/connect/") && !$0.contains("/_chatgate/")
        }
        let names = routes.compactMap { $0.split(separator: " ").last }
            .filter { $0.first?.isUppercase ?? false }
        // botocore 1.44.5: 405 operations of connect, 11 of connectparticipant; both have a DescribeView.
        #expect(names.count == 416)
        #expect(Set(names).count == 415)
    }
}
