"""One connection of the traffic: what it asks is timed, and what it is refused is filed under its reason."""

import dataclasses
import http.client
import json
import time

from truth import Ledger, Storm


class Unanswered(Exception):
    """A fault stood in the way of the answer: whether the call happened is not known."""


@dataclasses.dataclass
class Reply:
    status: int
    body: bytes
    # Why it was refused, where it was.
    reason: str | None = None

    def json(self):
        return json.loads(self.body)

    def __str__(self) -> str:
        return f"{self.status} {self.body[:300].decode(errors='replace')}"


class Wire:
    """One kept-alive connection, through the storm of its sandbox where there is one."""

    def __init__(self, host: str, port: int, ledger: Ledger, storm: Storm | None = None):
        self.connection = http.client.HTTPConnection(host, port, timeout=30)
        self.ledger, self.storm = ledger, storm

    def ask(
        self,
        operation: str,
        method: str,
        path: str,
        credential: str | None = None,
        body=None,
        fields: dict[str, str] | None = None,
        expected: tuple[str, ...] = (),
        bare: bool = False,
    ) -> Reply:
        """The answer, counted and judged; 500 and more come for an expected reason alone.

        A bare refusal has no reason; whoever expects one looks for its event.
        """
        headers = dict(fields or {})
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        if credential is not None:
            headers["Authorization"] = f"Bearer {credential}"
        data = body if isinstance(body, str | None) else json.dumps(body)
        began = time.perf_counter()
        status, told, text = self._exchange(method, path, data, headers)
        self.ledger.count(operation, status, time.perf_counter() - began)
        reply = Reply(status, text)
        if status >= 400 and not bare:
            reply.reason = self.ledger.refusal(status, told, text, f"{method} {path}")
        if reply.reason == "fault" and self.storm:
            self.storm.felt(lost=False)
            raise Unanswered(reply)
        if status >= 500 and reply.reason not in expected:
            self.ledger.violation("an answer of 500 or more", f"{method} {path}: {reply}")
        return reply

    def _exchange(
        self, method: str, path: str, data: str | None, headers: dict
    ) -> tuple[int, dict[str, str], bytes]:
        try:
            self.connection.request(method, path, data, headers)
            answer = self.connection.getresponse()
            fields = {name.lower(): value for name, value in answer.getheaders()}
            text = answer.read()
            if answer.status != 204 and "content-length" not in fields:
                raise http.client.IncompleteRead(text)
        except (OSError, http.client.HTTPException) as fault:
            self.connection.close()
            if self.storm is None:
                raise
            self.storm.felt(lost=True)
            raise Unanswered(repr(fault)) from fault
        return answer.status, fields, text

    def close(self) -> None:
        self.connection.close()
