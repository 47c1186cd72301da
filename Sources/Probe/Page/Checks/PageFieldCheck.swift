import Encoding

extension PageCheck {
    /// amazon-connect.md, section 1.8.
    static let field = PageCheck("field", "The snippet calls only fields that there are.") { observation in
        observation.calls.filter { !fields.contains($0.name) }.map { call in
            let nearest = Spelling.nearest(to: call.name, among: fields)
            return .warn(
                call.place, "\(observation.shown(call.name.utf8)) is no field that is known",
                nearest.map { "Did you mean \($0)? Letter case counts." }
                    ?? "A widget ignores what it does not know.")
        }
    }

    private static let fields = [
        "authenticate", "authenticationParameters", "chatDurationInMinutes", "contactAttributes",
        "contactMetadataHandler", "customDisplayNames", "customLaunchBehavior", "customStartChat",
        "customStyles",
        "customerChatInterfaceUrl", "customerDisplayName", "customizationObject", "disableCSM", "enableLogs",
        "initialMessage", "mockLexBotTyping", "registerCallback", "snippetId", "styles",
        "supportedMessagingContentTypes",
    ]
}
