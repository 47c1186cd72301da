"""Requests as a Shopify app proxy forwards them: the whole query signed, no Authorization field."""

import hashlib
import hmac
import time
from urllib.parse import quote

from widgets import PROXY_SECRET, SHOP
from world import Page, World

Pairs = list[tuple[str, str]]


def signature(pairs: Pairs, secret: str = PROXY_SECRET) -> str:
    """Names grouped, values joined with a comma, whole strings in byte order, joined with nothing."""
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    strings = sorted(f"{name}={','.join(values)}".encode() for name, values in grouped.items())
    return hmac.new(secret.encode(), b"".join(strings), hashlib.sha256).hexdigest()


def encoded(pairs: Pairs) -> str:
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)


def forwarded(customer: str | None = "7001", at: float | None = None, shop: str = SHOP, **more: str) -> Pairs:
    """What Shopify adds to the page's own parameters."""
    pairs = list(more.items())
    if customer is not None:
        pairs.append(("logged_in_customer_id", customer))
    stamp = int(time.time() if at is None else at)
    return pairs + [("path_prefix", "/apps/chat"), ("shop", shop), ("timestamp", str(stamp))]


def signed(pairs: Pairs, secret: str = PROXY_SECRET) -> Pairs:
    return pairs + [("signature", signature(pairs, secret))]


class ProxyPage(Page):
    """A page of the shop: each call is signed anew, as the proxy does."""

    def __init__(
        self,
        world: World,
        customer: str | None = "7001",
        widget: str = "proxied",
        token: str | None = None,
        **forwarding,
    ):
        super().__init__(f"{world.base}/applied/v1/widgets/{widget}/proxy", world.ask, token)
        self.customer, self.forwarding = customer, forwarding

    def url(self, path: str, query: dict) -> str:
        page = {name: str(value) for name, value in query.items()}
        return f"{self.base}/{path}?{encoded(signed(forwarded(self.customer, **self.forwarding, **page)))}"


class RawProxyPage(Page):
    """A page whose query is given as it is."""

    def __init__(self, world: World, query: str | Pairs, widget: str = "proxied", token: str | None = None):
        super().__init__(f"{world.base}/applied/v1/widgets/{widget}/proxy", world.ask, token)
        self.query = query if isinstance(query, str) else encoded(query)

    def url(self, path: str, query: dict) -> str:
        return f"{self.base}/{path}?{self.query}"
