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

from refusals import reason

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
    """A session, and what each speaker tried to say in it: accepted, or, where no answer came, unsure."""

    id: str
    ending: bool = False
    said: dict[str, list[str]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    unsure: set[str] = dataclasses.field(default_factory=set)

    def attempt(self, speaker: str, text: str) -> None:
        """Something is about to be said; until it is settled, nobody knows whether it was."""
        self.said[speaker].append(text)
        self.unsure.add(text)

    def settle(self, speaker: str, text: str, accepted: bool) -> None:
        """The answer is there: it was said, or it was not."""
        if not accepted:
            self.said[speaker].remove(text)
        self.unsure.discard(text)

    def expected(self, found: dict[str, list[str]]) -> dict[str, list[str]]:
        """What must be in the transcript: everything accepted, and of the unsure what was found."""
        there = {text for texts in found.values() for text in texts}
        kept = {
            speaker: [text for text in texts if text not in self.unsure or text in there]
            for speaker, texts in self.said.items()
        }
        return {speaker: texts for speaker, texts in kept.items() if texts}


class Box:
    """A sandbox with its ring of keys, and the storm that strikes its calls, where there is one."""

    def __init__(self, name: str, first: Key, storm: "Storm | None" = None):
        self.name, self.keys, self.storm = name, [first], storm
        self.customers: list[Customer] = []
        self.anonymous: list[Session] = []
        # The first words of starts without an answer: such a session may be there, or not.
        self.unsure: set[str] = set()
        self.starts = 0

    @property
    def page(self) -> str:
        return f"/sandbox/{self.name}/applied/v1/widgets/{WIDGET}"

    @property
    def control(self) -> str:
        return f"/sandbox/{self.name}/_chatgate/v1"

    @property
    def sessions(self) -> list[Session]:
        return [one for customer in self.customers for one in customer.sessions] + self.anonymous

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


class Storm:
    """The faults of one sandbox: what the clients felt of them, and what the journal says was done."""

    def __init__(self):
        self.lock = threading.Lock()
        # Answers that a fault wrote, and calls whose own answer did not come whole.
        self.answered = self.lost = 0
        self.fired: collections.Counter = collections.Counter()

    def felt(self, lost: bool) -> None:
        with self.lock:
            self.answered += not lost
            self.lost += lost


class Ledger:
    """Counts, latencies, and every answer that should not have been."""

    def __init__(self):
        self.lock = threading.Lock()
        self.times: dict[str, list[float]] = collections.defaultdict(list)
        self.refused: collections.Counter = collections.Counter()
        self.reasons: collections.Counter = collections.Counter()
        self.happened: collections.Counter = collections.Counter()
        self.statuses: collections.Counter = collections.Counter()
        self.violations: collections.Counter = collections.Counter()
        self.examples: dict[str, str] = {}

    def count(self, operation: str, status: int, seconds: float) -> None:
        with self.lock:
            self.times[operation].append(seconds)
            self.statuses[status] += 1
            self.refused[operation] += status >= 400

    def note(self, what: str, times: int = 1) -> None:
        """Something of which the traffic must have had some."""
        with self.lock:
            self.happened[what] += times

    def refusal(self, status: int, fields: dict[str, str], body: bytes, asked: str) -> str | None:
        """Files an answer of 400 or more under its reason, which it must have."""
        found = reason(status, fields, body)
        with self.lock:
            self.reasons[found or "none"] += 1
        if found is None:
            self.violation(
                "a refusal without a reason", f"{asked}: {status} {body[:300].decode(errors='replace')}"
            )
        return found

    def violation(self, what: str, example: str) -> None:
        with self.lock:
            self.violations[what] += 1
            self.examples.setdefault(what, example[:600])

    @property
    def requests(self) -> int:
        return sum(self.statuses.values())
