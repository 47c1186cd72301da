extension PageCheck {
    static let noToken = PageCheck("no-token", "Every chat element with an agent-id has a token.") {
        observation in
        let page = observation.page
        return observation.elements.filter { $0.agentID != nil && $0.token?.isEmpty != false }.map {
            element in
            let place = element.tokenPlace
            let what = element.token == nil ? "an agent-id without a token" : "contact-context-token is empty"
            if element.widget?.needsToken == true {
                return .fail(
                    place, "\(what): the widget takes signed-in visitors only",
                    "Render contact-context-token=\"…\" with a token of your backend.")
            }
            if page.place(of: "contact-context-token", in: page.scripts.map(\.range)) != nil {
                return .warn(
                    place, "\(what) in the markup; a script speaks of contact-context-token",
                    "Let chatgate check ask the endpoint that gives the script its token.")
            }
            return .warn(
                place, "\(what): the visitor is anonymous, and sees the current session only",
                "For signed-in visitors render contact-context-token=\"…\" with a token of your backend.")
        }
    }
}
