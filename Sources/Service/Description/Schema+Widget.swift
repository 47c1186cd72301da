extension Schema {
    /// A key as it is put in: over HTTP its secret is text alone (contract, section 2).
    static let keyBody = Schema.closed([
        SchemaMember("id", .someText), SchemaMember("secret", .someText, "at least 32 bytes"),
        .optional("retiresAt", .time, "from then on it verifies nothing"),
    ])

    /// A widget in the configuration's own form (contract, section 2).
    static let widget = Schema.either([.closed(applied), .closed(amazonConnect)])

    private static func common(_ platform: String) -> [SchemaMember] {
        [
            SchemaMember("id", .someText), SchemaMember("platform", .choice([platform])),
            .optional("leeway", .duration), .optional("allowedOrigins", .list(.someText)),
        ]
    }

    private static let applied =
        common("applied") + [
            SchemaMember("keys", .list(keyBody, atLeast: 1), "newest first"),
            .optional("strict", .flag, "the page's context and groups are never taken"),
            .optional("onBadToken", .choice(["reject", "anonymous"])),
            .optional("anonymous", .choice(["allow", "deny"])),
            .optional("requireExp", .flag), .optional("checkIat", .flag),
            .optional("issuer", .someText), .optional("audience", .someText),
            .optional("maxLifetime", .duration), .optional("agentContext", .object),
            .optional("onLogin", .choice(["separate", "link"])),
            .optional(
                "shopify",
                .closed([
                    SchemaMember("shop", .pattern(#"^.+\.myshopify\.com$"#)),
                    SchemaMember("secret", .someText),
                ])),
        ]

    private static let amazonConnect =
        common("amazon-connect") + [
            .optional("keys", .list(keyBody), "none with security off, else at least one"),
            SchemaMember("snippetId", .someText), SchemaMember("instanceId", .someText),
            SchemaMember("contactFlowId", .someText),
            .optional("security", .choice(["required", "off"])),
            .optional("autoReply", .either([.choice(["off", "echo"]), .list(.someText)])),
            .optional(
                "awsCredentials",
                .list(.closed([SchemaMember("id", .someText), SchemaMember("secret", .someText)]))),
            .optional("maxActiveChats", .count(1...Int.max)),
        ]
}
