import HTTP

extension Endpoint {
    /// The control plane, as far as it is modelled (amazon-connect.md, sections 2 and 3).
    static let controlPlane: [Endpoint] = [
        Endpoint(
            .put, "/contact/chat", "StartChatContact", .connect(.control),
            answer: StartChatContactOperation.answer),
        Endpoint(
            .post, "/contact/stop", "StopContact", .connect(.control), answer: StopContactOperation.answer),
        Endpoint(
            .get, "/contact/attributes/{InstanceId+}/{InitialContactId+}", "GetContactAttributes",
            .connect(.control), answer: GetContactAttributesOperation.answer),
        Endpoint(
            .post, "/contact/attributes", "UpdateContactAttributes", .connect(.control),
            answer: UpdateContactAttributesOperation.answer),
        Endpoint(
            .get, "/contacts/{InstanceId+}/{ContactId+}", "DescribeContact", .connect(.control),
            answer: DescribeContactOperation.answer),
        Endpoint(
            .post, "/contact/create-participant", "CreateParticipant", .connect(.control),
            answer: CreateParticipantOperation.answer),
    ]
}
