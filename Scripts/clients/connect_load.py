"""One chat of the load: its HTTP connection, its socket, and what must come back. Standard library alone."""

import asyncio
import base64
import json
import os
import time
from urllib.parse import urlsplit

from connect_raw import CLOSE, PING, PONG, SUBSCRIBE, TEXT, frame
from truth import Session

INSTANCE, FLOW = "11111111-2222-4333-8444-555555555555", "66666666-7777-4888-9999-aaaaaaaaaaaa"
WIDGET = {
    "id": "load",
    "platform": "amazon-connect",
    "snippetId": "load",
    "instanceId": INSTANCE,
    "contactFlowId": FLOW,
    "security": "off",
}
SECONDS = 30


class Lost(Exception):
    """What should have come did not, or something else came."""


class Line:
    """One kept-alive HTTP connection to what stands under a URL."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        self.host, self.port, self.prefix = parts.hostname, parts.port, parts.path

    async def open(self) -> "Line":
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        return self

    async def ask(self, method: str, path: str, body: dict, bearer: str | None = None) -> dict:
        """The answer, which must be a success."""
        status, _, text = await self.exchange(method, path, body, bearer)
        if status != 200:
            raise Lost(f"{method} {path}: {status} {text[:300].decode(errors='replace')}")
        return json.loads(text)

    async def exchange(
        self, method: str, path: str, body: dict, bearer: str | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        data = json.dumps(body).encode()
        head = f"{method} {self.prefix}{path} HTTP/1.1\r\nHost: {self.host}:{self.port}"
        head += "\r\nContent-Type: application/json"
        if bearer:
            head += f"\r\nX-Amz-Bearer: {bearer}"
        self.writer.write(f"{head}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data)
        answer = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        lines = [line.split(": ", 1) for line in answer.split("\r\n")[1:] if ": " in line]
        fields = {name.lower(): value for name, value in lines}
        text = await self.reader.readexactly(int(fields.get("content-length", 0)))
        return int(answer.split(" ", 2)[1]), fields, text


class LoadChat:
    """A customer who says a line a second, and hears each of them on the socket, once and in order."""

    def __init__(self, number: int, url: str):
        self.number, self.url = number, url
        self.sent: list[float] = []
        self.ids: list[str] = []
        self.heard: list[dict] = []
        self.echoes: list[float] = []
        self.answers: list[float] = []
        self.complete = asyncio.Event()
        self.over = False
        self.started: dict = {}
        self.listening: asyncio.Task | None = None

    async def join(self) -> None:
        """Start, connection, socket and subscription."""
        self.line = await Line(self.url).open()
        customer = {"DisplayName": f"Customer {self.number}"}
        start = {"InstanceId": INSTANCE, "ContactFlowId": FLOW, "ParticipantDetails": customer}
        self.started = await self.line.ask("PUT", "/contact/chat", start)
        types = {"Type": ["WEBSOCKET", "CONNECTION_CREDENTIALS"]}
        token = self.started["ParticipantToken"]
        details = await self.line.ask("POST", "/participant/connection", types, token)
        await self._attach(details)

    async def _attach(self, details: dict) -> None:
        """The socket of a connection that was made, and somebody who listens to it."""
        self.token = details["ConnectionCredentials"]["ConnectionToken"]
        await self._open(details["Websocket"]["Url"])
        self.listening = asyncio.create_task(self._listen())

    async def _open(self, url: str) -> None:
        await self._shake_hands(url)
        self.writer.write(frame(SUBSCRIBE))
        while True:
            opcode, payload = await self._frame()
            if opcode == CLOSE:
                raise Lost(f"the socket was closed before it was subscribed: {payload!r}")
            if opcode == TEXT and (said := json.loads(payload))["topic"] == "aws/subscribe":
                break
        if said["content"]["status"] != "success":
            raise Lost(f"the subscription was refused: {said}")

    async def _shake_hands(self, url: str) -> None:
        parts = urlsplit(url)
        self.reader, self.writer = await asyncio.open_connection(parts.hostname, parts.port)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {parts.path}?{parts.query} HTTP/1.1",
            f"Host: {parts.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        ]
        self.writer.write("\r\n".join([*lines, "", ""]).encode())
        answer = await self.reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in answer.splitlines()[0]:
            raise Lost(f"the socket was not opened: {answer[:200]!r}")

    async def _frame(self) -> tuple[int, bytes]:
        first, second = await self.reader.readexactly(2)
        length = second & 0x7F
        if length > 125:
            length = int.from_bytes(await self.reader.readexactly(2 if length == 126 else 8), "big")
        return first & 0xF, await self.reader.readexactly(length)

    async def _listen(self) -> None:
        while True:
            try:
                opcode, payload = await self._frame()
            except (asyncio.IncompleteReadError, ConnectionError) as fault:
                if self.over:
                    return
                raise Lost(f"chat {self.number}: the socket is gone") from fault
            if opcode == PING:
                self.writer.write(frame(payload, opcode=PONG))
            elif opcode == CLOSE:
                raise Lost(f"chat {self.number}: the gateway closed the socket: {payload!r}")
            elif opcode == TEXT:
                self._hear(json.loads(payload))

    def _hear(self, said: dict) -> None:
        if said["topic"] != "aws/chat":
            return
        item = json.loads(said["content"])
        if item["Type"] != "MESSAGE":
            return
        place = len(self.heard)
        self.heard.append(item)
        if place < len(self.sent):
            self.echoes.append(time.perf_counter() - self.sent[place])
        if self.over and len(self.heard) >= len(self.sent):
            self.complete.set()

    async def talk(self, seconds: float, began: float, apart: float) -> None:
        """A line a second, spread over the second by the chat's number; a ping and a heartbeat every ten."""
        for turn in range(int(seconds)):
            due = began + turn + self.number * apart
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if turn % 10 == 0:
                self.writer.write(frame(b'{"topic":"aws/ping"}') + frame(b'{"topic":"aws/heartbeat"}'))
            said = {"ContentType": "text/plain", "Content": f"{self.number}:{turn}"}
            self.sent.append(time.perf_counter())
            answer = await asyncio.wait_for(
                self.line.ask("POST", "/participant/message", said, self.token), SECONDS
            )
            self.answers.append(time.perf_counter() - self.sent[-1])
            self.ids.append(answer["Id"])
        self.over = True
        if len(self.heard) < len(self.sent):
            await asyncio.wait_for(self.complete.wait(), SECONDS)

    async def leave(self) -> None:
        self.over = True
        for writer in (self.writer, self.line.writer):
            writer.close()
        await self.listening

    def session(self) -> Session:
        """What must be in the transcript."""
        said = [f"{self.number}:{turn}" for turn in range(len(self.ids))]
        return Session(self.started["ContactId"], said={str(self.number): said})

    def faults(self) -> list[str]:
        """How what was heard differs from what was said: every echo once, in order, of this chat alone."""
        found = []
        texts = [item["Content"] for item in self.heard]
        if texts != [f"{self.number}:{turn}" for turn in range(len(self.sent))]:
            found.append(f"chat {self.number} said {len(self.sent)} lines and heard {texts}")
        if [item["Id"] for item in self.heard] != self.ids:
            found.append(f"chat {self.number}: an echo has another Id than its answer")
        if {item["ContactId"] for item in self.heard} - {self.started["ContactId"]}:
            found.append(f"chat {self.number} heard another chat")
        if self.listening.done() and not self.listening.cancelled() and self.listening.exception():
            found.append(str(self.listening.exception()))
        return found
