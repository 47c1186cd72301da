extension ProxyHint {
    /// Every mistake that is looked for; each is proved by the signature, which holds once it is made.
    package static let all: [ProxyHint] = [
        joinedWithAmpersand, nameOrder, localeOrder, upperCaseHex, base64Signature, plusKept,
        emptyCustomerDropped,
    ]
}
