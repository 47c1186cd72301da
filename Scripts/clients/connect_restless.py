"""A chat under faults: it repeats what was not answered, loses its sockets, and opens others."""

import asyncio
import json
import random

from connect_load import SECONDS, Line, LoadChat, Lost
from truth import Ledger, Session, Storm

TRIES = 60
NO_ANSWER = (OSError, asyncio.IncompleteReadError)


class RestlessChat(LoadChat):
    """A customer whose every line must be in the transcript once, however often it was sent.

    A repeated call names the same client token, as Amazon's clients do.
    """

    def __init__(self, number: int, url: str, storm: Storm, ledger: Ledger):
        super().__init__(number, url)
        self.storm, self.ledger = storm, ledger
        self.random = random.Random(number)
        self.said: list[str] = []

    async def talk(self, seconds: float, began: float, apart: float) -> None:
        """Four lines a second; a new socket where the old one is gone, and now and then without need."""
        clock = asyncio.get_running_loop().time
        end = clock() + seconds
        while clock() < end:
            if self.listening.done() or self.random.random() < 0.1:
                await self._insist("a socket could not be opened again", self._attach_again)
            text = f"{self.number}:{len(self.said)}"
            said = {"ContentType": "text/plain", "Content": text, "ClientToken": text}
            self.said.append(text)
            await self._insist(
                "a line was not accepted", self._call, "/participant/message", said, lambda: self.token
            )
            await asyncio.sleep(0.25)
        self.over = True

    def session(self) -> Session:
        """What must be in the transcript."""
        return Session(self.started["ContactId"], said={str(self.number): self.said})

    def faults(self) -> list[str]:
        return []

    async def _insist(self, failure: str, call, *given) -> None:
        for _ in range(TRIES):
            if await call(*given):
                return
            await asyncio.sleep(0.1)
        self.ledger.violation(failure, f"chat {self.number}, {TRIES} times")

    async def _call(self, path: str, body: dict, bearer) -> dict | None:
        """The answer; None where a fault stood in its way, which is counted."""
        try:
            asked = self.line.exchange("POST", path, body, bearer())
            status, fields, text = await asyncio.wait_for(asked, SECONDS)
        except NO_ANSWER:
            self.storm.felt(lost=True)
            self.line.writer.close()
            self.line = await Line(self.url).open()
            return None
        if status == 200:
            return json.loads(text)
        self.ledger.refusal(status, fields, text, path)
        if status in (429, 500):
            self.storm.felt(lost=False)
        else:
            self.ledger.violation(f"a chat was answered {status}", f"{path}: {text[:300]!r}")
        return None

    async def _attach_again(self) -> bool:
        """Without a farewell to the old socket: the gateway has to notice that it is gone."""
        self.writer.transport.abort()
        await self.listening
        types = {"Type": ["WEBSOCKET", "CONNECTION_CREDENTIALS"]}
        details = await self._call(
            "/participant/connection", types, lambda: self.started["ParticipantToken"]
        )
        if details is None:
            return False
        try:
            await asyncio.wait_for(self._attach(details), SECONDS)
        except (Lost, *NO_ANSWER):
            self.writer.transport.abort()
            return False
        self.ledger.note("sockets opened again")
        return True

    async def _shake_hands(self, url: str) -> None:
        try:
            await super()._shake_hands(url)
        except Lost:
            self.storm.felt(lost=False)
            raise
        except NO_ANSWER:
            self.storm.felt(lost=True)
            raise

    async def _listen(self) -> None:
        """Until the socket is gone, however it went."""
        try:
            await super()._listen()
        except Lost:
            return
