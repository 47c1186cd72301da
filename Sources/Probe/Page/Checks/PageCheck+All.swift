extension PageCheck {
    /// Every rule, in the order of a report.
    package static let all: [PageCheck] = [
        status, https, caching, snippet, agentID, token, noToken, attributes, selfClosing, metadata, widgetID,
        snippetID, authenticate, field, openScript, contactAttributes, strayToken, secret, signing, limits,
    ]
}
