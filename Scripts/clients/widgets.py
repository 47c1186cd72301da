"""The configuration of the gateway under test: one widget for each rule that a test turns on."""

SECRET = "a-secret-of-the-shop-for-tests-0123456789"
OLD_SECRET = "the-secret-of-last-spring-for-tests-98765"
PROXY_SECRET = "hush"
SHOP = "demo.myshopify.com"
ORIGIN = "http://localhost:3000"


def widget(identifier: str, **rules) -> dict:
    keys = [{"id": "2026-11", "secret": SECRET}]
    return {"id": identifier, "platform": "applied", "keys": keys, "allowedOrigins": [ORIGIN], **rules}


CONFIGURATION = {
    "limits": {"sandboxes": 1024},
    "widgets": [
        widget("shop", agentContext={"channel": "web", "plan": "unknown"}),
        widget("other-shop"),
        widget("strict", strict=True),
        widget("members-only", anonymous="deny"),
        widget("lenient", onBadToken="anonymous"),
        widget("linking", onLogin="link"),
        widget(
            "careful",
            leeway="30s",
            requireExp=True,
            checkIat=True,
            maxLifetime="1h",
            issuer="https://shop.example",
            audience="chat",
        ),
        widget(
            "rotating",
            keys=[
                {"id": "2026-11", "secret": SECRET},
                {"id": "2026-05", "secret": OLD_SECRET, "retiresAt": "2026-12-01T00:00:00Z"},
            ],
        ),
        widget("proxied", shopify={"shop": SHOP, "secret": PROXY_SECRET}),
    ],
}
