/// What a widget does with a token that does not hold.
package enum BadTokenRule: String, CaseIterable, Sendable {
    /// The request is refused with the reason.
    case reject
    /// The start goes on as anonymous, with the reason on record.
    case anonymous
}

/// Whether a widget serves visitors without a token.
package enum AnonymousRule: String, CaseIterable, Sendable {
    /// They chat, and see their current session.
    case allow
    /// No token, no chat.
    case deny
}

/// What becomes of an anonymous session when its visitor logs in.
package enum LoginRule: String, CaseIterable, Sendable {
    /// It stays alone; the page starts a new one.
    case separate
    /// It joins the customer.
    case link
}

/// Whether an amazon-connect widget has a security key.
package enum Security: String, CaseIterable, Sendable {
    /// Every start needs a token.
    case required
    /// The widget has no key.
    case off
}
