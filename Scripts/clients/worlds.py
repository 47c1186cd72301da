"""Sandboxes that come and go: each is made, lived in, and reset or deleted under everybody who listens."""

import json
import socket
import threading

from connect_load import FLOW, INSTANCE
from connect_raw import SUBSCRIBE, RawSocket, frame
from truth import Box, Key, Ledger
from wire import Wire

SECONDS = 30


class Stream:
    """A request whose answer goes on: server-sent events, or an answer that is waited for."""

    def __init__(self, address: tuple[str, int], method: str, path: str, token: str = "", body: str = ""):
        self.wire = socket.create_connection(address, SECONDS)
        self.text = b""
        fields = [f"{method} {path} HTTP/1.1", f"Host: {address[0]}:{address[1]}"]
        fields += [f"Authorization: Bearer {token}"] if token else []
        fields += ["Content-Type: application/json", f"Content-Length: {len(body)}"] if body else []
        self.wire.sendall("\r\n".join([*fields, "", body]).encode())

    def until(self, mark: bytes) -> bool:
        """Whether this comes before the stream ends."""
        while mark not in self.text:
            if not (more := self._more()):
                return False
            self.text += more
        return True

    def ends(self) -> bool:
        """Whether the stream ends, in time."""
        try:
            while more := self.wire.recv(65536):
                self.text += more
        except TimeoutError:
            return False
        except OSError:
            pass
        return True

    def _more(self) -> bytes:
        try:
            return self.wire.recv(65536)
        except OSError:
            return b""

    def close(self) -> None:
        self.wire.close()


class World:
    """One sandbox with a page that listens, a chat's socket, a reader of the journal, and one who waits."""

    def __init__(self, name: str, first: Key, wire: Wire):
        self.box, self.wire = Box(name, Key(first.id, first.secret)), wire
        self.ledger: Ledger = wire.ledger
        self.address = (wire.connection.host, wire.connection.port)
        self.session = ""

    def expect(self, holds: bool, what: str) -> None:
        if not holds:
            self.ledger.violation(f"a sandbox that comes and goes: {what}", self.box.name)

    def live(self, ending: str) -> None:
        token = self.box.mint("u-world").token
        started = self.wire.ask("world", "POST", f"{self.box.page}/sessions", token, {"message": "first"})
        self.session = started.json()["session"]["id"]
        path = f"{self.box.control}/sessions/{self.session}"
        wait = json.dumps({"match": {"type": "session.linked"}, "timeout": "30s"})
        listeners = {
            "page": Stream(self.address, "GET", f"{self.box.page}/sessions/{self.session}/events", token),
            "journal": Stream(self.address, "GET", f"{self.box.control}/events/stream"),
            "wait": Stream(self.address, "POST", f"{self.box.control}/events/wait", body=wait),
        }
        chat = self.chat()
        try:
            self.wire.ask("world", "POST", f"{path}/messages", body={"role": "agent", "text": "heard?"})
            for name in ("page", "journal"):
                self.expect(listeners[name].until(b"heard?"), f"the {name} did not hear the agent")
            getattr(self, ending)(token)
            for name in ("page", "journal"):
                self.expect(listeners[name].ends(), f"the {name} was not let go at the {ending}")
            self.expect(listeners["wait"].until(b"sandbox-gone"), f"the wait was not told of the {ending}")
            self.expect(chat.drained() >= 0, f"the socket was not let go at the {ending}")
            self.gone(token)
        finally:
            for listener in [*listeners.values(), chat]:
                listener.close()

    def chat(self) -> RawSocket:
        """A chat of Amazon Connect with an open socket."""
        base = f"/sandbox/{self.box.name}"
        start = {"InstanceId": INSTANCE, "ContactFlowId": FLOW, "ParticipantDetails": {"DisplayName": "C"}}
        started = self.wire.ask("world", "PUT", f"{base}/contact/chat", body=start).json()
        types = {"Type": ["WEBSOCKET", "CONNECTION_CREDENTIALS"]}
        bearer = {"X-Amz-Bearer": started["ParticipantToken"]}
        made = self.wire.ask(
            "world", "POST", f"{base}/participant/connection", body=types, fields=bearer
        ).json()
        opened = RawSocket(made["Websocket"]["Url"])
        opened.send(frame(SUBSCRIBE))
        self.expect(opened.status == 101 and b"success" in opened.next()[1], "a socket was not opened")
        return opened

    def reset(self, _: str) -> None:
        self.wire.ask("world", "POST", f"{self.box.control}/reset", body={})
        self.ledger.note("sandboxes reset")

    def delete(self, _: str) -> None:
        self.wire.ask("world", "DELETE", self.box.control)
        self.ledger.note("sandboxes deleted")

    def gone(self, token: str) -> None:
        """Nothing of the world before is left: no session, no history, no event of it."""
        shown = self.wire.ask("world", "GET", f"{self.box.control}/sessions/{self.session}")
        self.expect(shown.status == 404, "its session is still there")
        told = self.wire.ask("world", "GET", f"{self.box.page}/history", token).json()
        self.expect(told["sessions"] == [], "its history is still there")
        events = self.wire.ask("world", "GET", f"{self.box.control}/events?type=message").json()
        self.expect(events["events"] == [], "its journal is still there")
        self.wire.ask("world", "DELETE", self.box.control)


def come_and_go(prefix: str, first: Key, wire: Wire, stop: threading.Event) -> None:
    """One world after the other, reset and deleted in turn; each is gone at the end."""
    number = 0
    while not stop.is_set():
        try:
            World(f"{prefix}-{number}", first, wire).live(("reset", "delete")[number % 2])
        except (OSError, ValueError, KeyError) as fault:
            wire.ledger.violation("a sandbox that comes and goes: an answer did not come", repr(fault))
            wire.close()
        number += 1
        stop.wait(0.1)


def crowd(name: str, limit: int, wire: Wire) -> None:
    """More visitors than one sandbox has room for: the oldest go, each with an event; then all of it goes."""
    box = Box(name, Key("none", "none"))
    request = f"POST {box.page}/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".encode()
    with socket.create_connection((wire.connection.host, wire.connection.port), SECONDS) as pipe:
        for _ in range(limit // 50 + 2):
            pipe.sendall(request * 50)
            answers = b""
            while answers.count(b"HTTP/1.1 201") < 50 and (more := pipe.recv(1 << 20)):
                answers += more
    shown = wire.ask("crowd", "GET", "/_chatgate/v1/sandboxes").json()["sandboxes"]
    sessions = next(one["sessions"] for one in shown if one["name"] == name)
    path = f"{box.control}/events?type=session.evicted&limit=1000"
    evicted = len(wire.ask("crowd", "GET", path).json()["events"])
    wire.ledger.note("sessions dropped at the limit", evicted)
    started = (limit // 50 + 2) * 50
    if sessions != limit or evicted != started - limit:
        wire.ledger.violation(
            "a full sandbox did not make room", f"{started} starts: {sessions} there, {evicted} events"
        )
    wire.ask("crowd", "DELETE", box.control)


def too_many(prefix: str, limit: int, wire: Wire) -> None:
    """Sandboxes up to the limit: the next is refused and says why; then there is room again."""
    made, refused = [], 0
    while refused == 0 and len(made) <= limit:
        name = f"{prefix}-{len(made)}"
        reply = wire.ask(
            "many", "GET", f"/sandbox/{name}/_chatgate/v1/clock", expected=("sandboxes-full",)
        )
        refused = reply.status == 503
        if not refused:
            made.append(name)
    for name in made:
        wire.ask("many", "DELETE", f"/sandbox/{name}/_chatgate/v1")
    wire.ledger.note("sandboxes refused at the limit", refused)
    if not refused:
        wire.ledger.violation("the limit on sandboxes did not hold", f"{len(made)} were made")
