"""What nobody should send, from the cases of the Swift tests: each has its answer, and its reason."""

import random
import re
import select
import socket
import struct
import threading
import time

from connect_load import FLOW, INSTANCE
from connect_raw import RawSocket
from gateway import ROOT
from truth import Ledger, sign
from wire import Wire

Address = tuple[str, int]
FIXTURES = ROOT / "Fixtures"
DEMO, SECRET = "demo-applied", "chatgate-demo-applied-secret-0123456789"
SECURE = "secure"
SECONDS = 30
# The longest time from a request's first octet to its last.
PATIENCE = 30
# A request of which most of the body never comes.
HALF = b"POST /applied/v1/widgets/shop/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{"


def unescaped(text: str) -> bytes:
    """A text with `\\r \\n \\t \\0 \\\\ \\xHH`, as `WireCase` reads it."""
    plain = {"r": "\r", "n": "\n", "t": "\t", "0": "\0"}

    def octet(found: re.Match) -> str:
        return chr(int(found[2], 16)) if found[2] else plain.get(found[1], found[1])

    return re.sub(r"\\(x([0-9a-fA-F]{2})|.)", octet, text.encode().decode("latin-1")).encode("latin-1")


def malformed() -> list[tuple[bytes, int]]:
    """Requests that are refused and nothing else, with the status."""
    found = []
    for path in sorted((FIXTURES / "http/requests").glob("*.http")):
        lines = path.read_text().splitlines()
        expected = [line[2:].split() for line in lines if line.startswith("= ")]
        if len(expected) == 1 and expected[0][0] == "refused":
            sent = b"".join(unescaped(line[2:]) for line in lines if line.startswith("> "))
            found.append((sent, int(expected[0][2])))
    return found


def frames() -> list[tuple[bytes, int]]:
    """Frames that break the protocol or are no text, with the code of the close frame."""
    found = []
    for path in sorted((FIXTURES / "websocket/frames").glob("*.frames")):
        lines = path.read_text().splitlines()
        codes = [int(line[8:]) for line in lines if re.fullmatch(r"= close (1002|1007)", line)]
        if codes and not any(line.startswith("@") for line in lines):
            sent = "".join(line[2:].partition("#")[0] for line in lines if line.startswith("> "))
            if re.fullmatch(r"[0-9a-fA-F\s]+", sent):
                found.append((bytes.fromhex(sent), codes[0]))
    return found


def refusals() -> list[str]:
    """Requests of the Applied surface and of control that are refused, with status and kind."""
    text = (FIXTURES / "applied/refusals.txt").read_text()
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def answers(text: bytes) -> list[tuple[int, dict[str, str], bytes]]:
    """The answers that came on one connection, each by its own length."""
    found = []
    while text:
        head, _, text = text.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        length = int(fields.get("content-length", 0))
        found.append((int(first.split()[1]), fields, text[:length]))
        text = text[length:]
    return found


def exchange(address: Address, sent: bytes, pieces: int = 1) -> list[tuple[int, dict[str, str], bytes]]:
    """Everything that is answered on a connection of its own, up to its end."""
    with socket.create_connection(address, SECONDS) as wire:
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        text, size = b"", max(1, len(sent) // pieces)
        try:
            for start in range(0, len(sent), size):
                wire.sendall(sent[start : start + size])
            wire.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # It was refused before it was sent whole.
        while more := wire.recv(65536):
            text += more
    return answers(text)


class Intruder:
    """Somebody who sends what is wrong, one thing after the other, and looks at each answer."""

    def __init__(self, wire: Wire, ledger: Ledger, seed: str):
        self.address = (wire.connection.host, wire.connection.port)
        self.wire, self.ledger, self.random = wire, ledger, random.Random(seed)
        self.requests, self.frames, self.refusals = malformed(), frames(), refusals()
        self.names = self._names()

    def run(self, stop: threading.Event) -> None:
        deeds = [self.malformed, self.refused, self.vanish, self.frame, self.bare]
        while not stop.is_set():
            deed = self.random.choice(deeds)
            try:
                deed()
                self.ledger.note(f"hostile: {deed.__name__}")
            except (OSError, ValueError, IndexError, KeyError) as fault:
                self.ledger.violation(f"a hostile request was not answered ({deed.__name__})", repr(fault))

    def malformed(self) -> None:
        sent, status = self.random.choice(self.requests)
        pieces = self.random.choice([1, 2, 7])
        self._judge(exchange(self.address, sent, pieces), status, None, repr(sent[:200]))

    def refused(self) -> None:
        line = self.random.choice(self.refusals)
        status, kind, method, path, fields, body = (part.strip() for part in line.split("|", 5))
        path, fields, body = (self._filled(part) for part in (path, fields, body))
        given = [field.strip() for field in fields.split(";") if field.strip()]
        if not any(field.startswith("Host:") for field in given):
            given.insert(0, f"Host: {self.address[0]}:{self.address[1]}")
        data = body.encode()
        head = [f"{method} {path} HTTP/1.1", *given, "Connection: close", f"Content-Length: {len(data)}"]
        came = exchange(self.address, "\r\n".join([*head, "", ""]).encode() + data)
        self._judge(came, int(status), None if kind == "token-rejected" else kind, line)

    def vanish(self) -> None:
        """A request is half sent, then its client is gone, with or without a farewell."""
        sent = HALF if self.random.random() < 0.5 else self.random.choice(self.requests)[0]
        with socket.create_connection(self.address, SECONDS) as wire:
            wire.sendall(sent[: self.random.randint(0, len(sent))])
            if self.random.random() < 0.5:
                wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def frame(self) -> None:
        """A chat's socket that breaks the protocol is closed for its own reason."""
        sent, code = self.random.choice(self.frames)
        raw = RawSocket(self._ticket())
        try:
            raw.send(sent)
            if (came := raw.closing()) != code:
                self.ledger.violation(f"a socket was closed with {came}, not {code}", sent[:60].hex())
        finally:
            raw.close()

    def bare(self) -> None:
        """The hosted widget refuses as its platform does, without a reason: that is in the journal."""
        mark = f"forged-{self.random.getrandbits(64):x}"
        fields = {"x-amz-snippet-id": "load", "x-amz-security-token": sign({"sub": mark}, "wrong" * 9)}
        body = {"ParticipantDetails": {"DisplayName": "C"}}
        reply = self.wire.ask(
            "bare", "POST", f"/connectwidget/api/{SECURE}/start", body=body, fields=fields, bare=True
        )
        match = {"type": "token.rejected", "data": {"widget": SECURE, "verdict": {"claimedSubject": mark}}}
        asked = {"match": match, "count": 1}
        told = self.wire.ask("bare", "POST", "/_chatgate/v1/events/verify", body=asked)
        if reply.status != 401 or told.status != 200:
            self.ledger.violation("a bare refusal without its event", f"{reply}; {told}")

    def _judge(self, came: list, status: int, kind: str | None, asked: str) -> None:
        if not came or came[-1][0] != status:
            self.ledger.violation(
                f"a hostile request was not answered {status}", f"{asked}: {[one[0] for one in came]}"
            )
            return
        reason = self.ledger.refusal(*came[-1], asked)
        if kind and reason != kind:
            self.ledger.violation(f"a hostile request was refused for another reason than {kind}", asked)

    def _ticket(self) -> str:
        """The way to the socket of a fresh chat."""
        start = {"InstanceId": INSTANCE, "ContactFlowId": FLOW, "ParticipantDetails": {"DisplayName": "C"}}
        started = self.wire.ask("hostile", "PUT", "/contact/chat", body=start).json()
        bearer = {"X-Amz-Bearer": started["ParticipantToken"]}
        made = self.wire.ask(
            "hostile", "POST", "/participant/connection", body={"Type": ["WEBSOCKET"]}, fields=bearer
        )
        return made.json()["Websocket"]["Url"]

    def _filled(self, text: str) -> str:
        return re.sub(r"\{(w|c|s|v|e|good|other|old|forged|long)\}", lambda m: self.names[m[1]], text)

    def _names(self) -> dict[str, str]:
        """The sessions and tokens that the cases speak of, in the sandbox that has no name."""
        now, page = int(time.time()), f"/applied/v1/widgets/{DEMO}"
        good = sign({"sub": "u-42", "iat": now, "exp": now + 7200}, SECRET)
        names = {
            "w": page,
            "c": "/_chatgate/v1",
            "good": good,
            "other": sign({"sub": "u-7", "iat": now, "exp": now + 7200}, SECRET),
            "old": sign({"sub": "u-42", "exp": now - 60}, SECRET),
            "forged": sign({"sub": "u-42", "exp": now + 7200}, "another-secret-of-nobody-0123456789"),
            "long": "x" * 17_000,
        }
        for name, token in (("s", None), ("v", good), ("e", None)):
            started = self.wire.ask("hostile", "POST", f"{page}/sessions", token, {})
            names[name] = started.json()["session"]["id"]
        self.wire.ask("hostile", "POST", f"/_chatgate/v1/sessions/{names['e']}/end", body={})
        return names


class Loiterer:
    """Clients that begin and do not go on: half a request, an answer that is never read, a silent stream."""

    def __init__(self, wire: Wire, ledger: Ledger, journal: str):
        self.address, self.ledger = (wire.connection.host, wire.connection.port), ledger
        self.began = time.monotonic()
        head = b"GET /_chatgate/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        self.halves = [self._open(head), self._open(HALF)]
        stream = f"GET {journal}/events/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        self.deaf = [self._open((head + b"\r\n") * 200, 4096), self._open(stream, 4096)]

    def _open(self, sent: bytes, window: int | None = None) -> socket.socket:
        wire = socket.socket()
        wire.settimeout(SECONDS)
        if window:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        wire.connect(self.address)
        wire.sendall(sent)
        self.ledger.note("clients that loiter")
        return wire

    def drip(self, stop: threading.Event) -> None:
        """One octet a second, which is no progress, until it is answered 408 and let go."""
        while not stop.wait(1):
            for wire in list(self.halves):
                if select.select([wire], [], [], 0)[0]:
                    self._judge(wire)
                else:
                    wire.sendall(b"x")
        if self.halves and time.monotonic() - self.began > PATIENCE + 3:
            self.ledger.violation("a request that never ends was never let go", str(len(self.halves)))
        for wire in [*self.halves, *self.deaf]:
            wire.close()

    def _judge(self, wire: socket.socket) -> None:
        self.halves.remove(wire)
        text = b""
        while more := wire.recv(65536):
            text += more
        wire.close()
        came = answers(text)
        if [one[0] for one in came] != [408]:
            self.ledger.violation("a request that never ends was not answered 408", repr(text[:300]))
        else:
            self.ledger.refusal(*came[0], "half a request")
            self.ledger.note("slow requests let go")
