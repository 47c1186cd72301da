/// What only a website's backend says at a start (amazon-connect.md, section 2.1).
struct StartChatOptions {
    /// What makes a repetition the same start; an empty one is none.
    var clientToken: String?
    /// `INCREMENTAL` or `COMPLETE`.
    var responseMode: String?
    /// Whether the agent is disconnected when the customer leaves.
    var disconnectsAgentOnCustomerExit = false
    /// What the answer shall hold beside the participant token.
    var connectionTypes: [String] = []
    /// The ARN that real-time events were asked for.
    var streamingEndpoint: String?

    /// Nothing said.
    init() {}

    init(_ reader: MemberReader) throws(ServiceError) {
        clientToken = try reader.text("ClientToken", 0...500).flatMap { $0.isEmpty ? nil : $0 }
        responseMode = try reader.object("ParticipantConfiguration")?
            .choice("ResponseMode", ["INCREMENTAL", "COMPLETE"])
        disconnectsAgentOnCustomerExit =
            try !reader.words("DisconnectOnCustomerExit", count: 1...1, among: ["AGENT"]).isEmpty
        connectionTypes = try reader.words("ConnectionTypes", count: 1...2, among: Self.connectionTypes)
        if let streaming = try reader.object("ChatStreamingConfiguration") {
            streamingEndpoint = try streaming.required("StreamingEndpointArn", 1...350)
        }
    }

    private static let connectionTypes = [
        "WEBSOCKET", "CONNECTION_CREDENTIALS", "AUTHENTICATION_SESSION", "WEBRTC_CONNECTION",
    ]
}
