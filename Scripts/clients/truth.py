"""What the traffic knows to be true of the gateway, so that each answer can be judged."""

import base64
import collections
import dataclasses
import hashlib
import hmac
import json
import secrets
import threading
import time

WIDGET = "shop"


def part(value: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).rstrip(b"=").decode()


def sign(claims: dict, secret: str, **header: str) -> str:
    text = f"{part({'alg': 'HS256', 'typ': 'JWT', **header})}.{part(claims)}"
    digest = hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    return f"{text}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


@dataclasses.dataclass(eq=False)
class Key:
    """A signing key: in force until its removal is asked for, gone for certain when that is answered."""

    id: str
    secret: str
    leaving: bool = False
    gone: bool = False


@dataclasses.dataclass(eq=False)
class Credential:
    """A token, and how far its logout has come: asked for, or answered."""

    token: str
    key: Key
    leaving: bool = False
    gone: bool = False


@dataclasses.dataclass(eq=False)
class Session:
    """A session, and what each speaker was told is in it."""

    id: str
    ending: bool = False
    said: dict[str, list[str]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))


class Box:
    """A sandbox with its ring of keys."""

    def __init__(self, name: str, first: Key):
        self.name, self.keys = name, [first]
        self.customers: list[Customer] = []
        self.anonymous: list[Session] = []

    @property
    def page(self) -> str:
        return f"/sandbox/{self.name}/applied/v1/widgets/{WIDGET}"

    @property
    def control(self) -> str:
        return f"/sandbox/{self.name}/_chatgate/v1"

    @property
    def sessions(self) -> list[Session]:
        return [one for customer in self.customers for one in customer.sessions] + self.anonymous

    @property
    def messages(self) -> int:
        return sum(len(said) for session in self.sessions for said in session.said.values())

    def mint(self, sub: str, **claims) -> Credential:
        """By the newest key, which the gateway has confirmed; every other token names it."""
        key, now = self.keys[-1], int(time.time())
        nonce = secrets.token_hex(4)
        named = {"kid": key.id} if nonce < "8" else {}
        return Credential(
            sign({"sub": sub, "iat": now, "exp": now + 3600, "jti": nonce, **claims}, key.secret, **named),
            key,
        )


class Customer:
    """One person in two tabs, which share the token and the open session."""

    def __init__(self, box: Box, sub: str):
        self.box, self.sub = box, sub
        self.lock = threading.Lock()
        self.credential = box.mint(sub)
        self.session: Session | None = None
        self.sessions: list[Session] = []
        self.ghosts: list[tuple[Credential, Session]] = []

    def renew(self, old: Credential) -> None:
        """A new token from the website, unless the other tab has fetched one."""
        with self.lock:
            if self.credential is old:
                self.credential = self.box.mint(self.sub)


class Ledger:
    """Counts, latencies, and every answer that should not have been."""

    def __init__(self):
        self.lock = threading.Lock()
        self.times: dict[str, list[float]] = collections.defaultdict(list)
        self.refused: collections.Counter = collections.Counter()
        self.statuses: collections.Counter = collections.Counter()
        self.violations: collections.Counter = collections.Counter()
        self.examples: dict[str, str] = {}

    def count(self, operation: str, status: int, seconds: float) -> None:
        with self.lock:
            self.times[operation].append(seconds)
            self.statuses[status] += 1
            self.refused[operation] += status >= 400

    def violation(self, what: str, example: str) -> None:
        with self.lock:
            self.violations[what] += 1
            self.examples.setdefault(what, example[:600])

    @property
    def requests(self) -> int:
        return sum(self.statuses.values())
