"""A page's socket to Amazon Connect, by two WebSocket clients of other people."""

import json
from typing import Any, Callable, Protocol

import websocket
import websockets.exceptions
import websockets.sync.client

SECONDS = 10
SUBSCRIBE = '{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}'
SUBSCRIBED = {"topic": "aws/subscribe", "content": {"status": "success", "topics": ["aws/chat"]}}
PING, PONG = '{"topic":"aws/ping"}', {"topic": "aws/ping", "statusCode": 200, "statusContent": "OK"}
HEARTBEAT = '{"topic":"aws/heartbeat"}'


class NotOpened(Exception):
    """The gateway answered the handshake with something else than 101; the status is its argument."""


class Closed(Exception):
    """The gateway closed the socket; the close code is its argument, 1006 where it sent none."""


class Wire(Protocol):
    """What the tests need of a WebSocket client."""

    def send(self, text: str) -> None: ...

    def receive(self, seconds: float) -> str: ...

    def close(self) -> None: ...


class ByWebsockets:
    """The package `websockets`, with what it offers by itself, permessage-deflate included."""

    def __init__(self, url: str, **headers: str):
        try:
            self.wire = websockets.sync.client.connect(
                url, proxy=None, open_timeout=SECONDS, close_timeout=SECONDS, additional_headers=headers
            )
        except websockets.exceptions.InvalidStatus as fault:
            raise NotOpened(fault.response.status_code) from None

    @property
    def extensions(self) -> str | None:
        return self.wire.response.headers.get("Sec-WebSocket-Extensions")

    def send(self, text: str) -> None:
        try:
            self.wire.send(text)
        except websockets.exceptions.ConnectionClosed as fault:
            raise Closed(fault.rcvd.code if fault.rcvd else 1006) from None

    def receive(self, seconds: float) -> str:
        try:
            received = self.wire.recv(timeout=seconds)
        except websockets.exceptions.ConnectionClosed as fault:
            raise Closed(fault.rcvd.code if fault.rcvd else 1006) from None
        assert isinstance(received, str), "Amazon Connect sends text frames alone"
        return received

    def close(self) -> None:
        self.wire.close()


class ByWebSocketClient:
    """The package `websocket-client`."""

    def __init__(self, url: str, **headers: str):
        try:
            self.wire = websocket.create_connection(
                url, timeout=SECONDS, http_no_proxy=["127.0.0.1"], header=headers
            )
        except websocket.WebSocketBadStatusException as fault:
            raise NotOpened(fault.status_code) from None

    @property
    def extensions(self) -> str | None:
        return self.wire.headers.get("sec-websocket-extensions")

    def send(self, text: str) -> None:
        try:
            self.wire.send(text)
        except (websocket.WebSocketException, OSError):
            raise Closed(1006) from None

    def receive(self, seconds: float) -> str:
        self.wire.settimeout(seconds)
        try:
            kind, data = self.wire.recv_data(control_frame=True)
            while kind in (websocket.ABNF.OPCODE_PING, websocket.ABNF.OPCODE_PONG):
                kind, data = self.wire.recv_data(control_frame=True)
        except (websocket.WebSocketConnectionClosedException, ConnectionError):
            raise Closed(1006) from None
        if kind == websocket.ABNF.OPCODE_CLOSE:
            raise Closed(int.from_bytes(data[:2], "big") if data else 1005)
        assert kind == websocket.ABNF.OPCODE_TEXT, "Amazon Connect sends text frames alone"
        return data.decode()

    def close(self) -> None:
        self.wire.close(timeout=SECONDS)


WIRES: dict[str, Callable[..., Wire]] = {"websockets": ByWebsockets, "websocket-client": ByWebSocketClient}


class Socket:
    """A socket, subscribed unless it is told not to; what it hears is read when a test asks."""

    def __init__(self, url: str, by: str = "websockets", subscribe: bool = True, **headers: str):
        self.wire = WIRES[by](url, **headers)
        self.closed: int | None = None
        if subscribe:
            assert self.ask(SUBSCRIBE) == SUBSCRIBED

    def send(self, frame: str) -> None:
        self.wire.send(frame)

    def frame(self, seconds: float = SECONDS) -> dict[str, Any]:
        """The next frame, of any topic."""
        return json.loads(self.wire.receive(seconds))

    def ask(self, frame: str) -> dict[str, Any]:
        """The answer to a frame; chat items that come before it are dropped."""
        self.send(frame)
        while (answer := self.frame()).get("topic") == "aws/chat":
            pass
        return answer

    def items(self) -> list[dict[str, Any]]:
        """Every chat item up to now: what comes before the answer to a ping, or before the socket's end.

        What a finished call made the gateway push stands before that answer, so nothing is waited for.
        """
        found = []
        try:
            self.send(PING)
            while (frame := self.frame()) != PONG:
                found.append(item(frame))
        except Closed as end:
            self.closed = end.args[0]
        return found

    def until(self, content_type: str) -> dict[str, Any]:
        """The next chat item of a content type; others before it are dropped."""
        while (found := item(self.frame())).get("ContentType") != content_type:
            pass
        return found

    def end(self) -> int:
        """The code with which the gateway closes the socket, which must come."""
        try:
            while True:
                self.frame()
        except Closed as end:
            return end.args[0]

    def close(self) -> None:
        self.wire.close()


def item(frame: dict[str, Any]) -> dict[str, Any]:
    """The chat item in a frame, whose content is a string that holds JSON."""
    assert set(frame) == {"topic", "contentType", "content"}, frame
    assert (frame["topic"], frame["contentType"]) == ("aws/chat", "application/json"), frame
    assert isinstance(frame["content"], str), f"chatjs drops a content that is no string: {frame}"
    found = json.loads(frame["content"])
    assert isinstance(found, dict) and found["Id"] and found["AbsoluteTime"] and found["Type"], found
    return found
