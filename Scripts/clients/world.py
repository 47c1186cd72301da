"""One sandbox of the gateway, seen from outside: the pages of its visitors, and control."""

import json
from typing import Any
from urllib.parse import quote, urlencode

from tools import Answer, Ask


class Page:
    """A page that carries the widget, with the credential that its website gave it."""

    def __init__(self, base: str, ask: Ask, token: str | None = None, **headers: str | None):
        self.base, self.ask, self.headers = base, ask, dict(headers)
        if token is not None:
            self.headers["Authorization"] = f"Bearer {token}"

    def send(self, method: str, path: str, body: Any = None, query: dict | None = None) -> Answer:
        headers, data = dict(self.headers), None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        named = {name: value for name, value in (query or {}).items() if value is not None}
        given = {name: value for name, value in headers.items() if value is not None}
        return self.ask(method, self.url(path, named), given, data)

    def url(self, path: str, query: dict) -> str:
        return f"{self.base}/{path}" + ("?" + urlencode(query) if query else "")

    def start(self, metadata: dict | None = None, message: str | None = None) -> Answer:
        body = {"metadata": metadata, "message": message}
        return self.send(
            "POST", "sessions", {name: value for name, value in body.items() if value is not None}
        )

    def say(self, session: str, text: str, **more) -> Answer:
        return self.send("POST", f"sessions/{session}/messages", {"text": text, **more})

    def session(self, session: str) -> Answer:
        return self.send("GET", f"sessions/{session}")

    def history(
        self, session: str | None = None, limit: int | None = None, cursor: str | None = None
    ) -> Answer:
        return self.send("GET", "history", query={"session": session, "limit": limit, "cursor": cursor})

    def logout(self, session: str | None = None) -> Answer:
        return self.send("POST", "logout", query={"session": session})

    def events_url(self, session: str) -> str:
        return self.url(f"sessions/{session}/events", {})


class World:
    """A sandbox: everything in it is reached through its prefix."""

    def __init__(self, root: str, name: str, ask: Ask):
        self.root, self.name, self.ask = root, name, ask
        self.base = f"{root}/sandbox/{name}"

    def page(self, widget: str = "shop", token: str | None = None, **headers: str) -> Page:
        return Page(f"{self.base}/applied/v1/widgets/{quote(widget)}", self.ask, token, **headers)

    def control(self, method: str, path: str = "", body: Any = None, **headers: str) -> Answer:
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        return self.ask(method, f"{self.base}/_chatgate/v1{path}", headers, data)

    def clock(self, **change) -> dict:
        return done(self.control("PUT", "/clock", change)).json

    def events(self, kind: str) -> list[dict]:
        return done(self.control("GET", f"/events?type={kind}")).json["events"]

    def keys(self, widget: str) -> list[str]:
        return [key["id"] for key in done(self.control("GET", f"/widgets/{widget}/keys")).json["keys"]]

    def agent_says(self, session: str, text: str, role: str = "agent") -> dict:
        said = self.control("POST", f"/sessions/{session}/messages", {"role": role, "text": text})
        assert said.status == 201, said
        return said.json

    def verdict(self, widget: str, token: str, **more) -> dict:
        return done(self.control("POST", "/verdicts", {"widget": widget, "token": token, **more})).json


def done(answer: Answer, status: int | None = None) -> Answer:
    """The answer, which must be a success, or have exactly this status."""
    assert answer.status == status if status else 200 <= answer.status < 300, answer
    return answer


def started(answer: Answer) -> dict:
    return done(answer, 201).json


def identifier(answer: Answer) -> str:
    return started(answer)["session"]["id"]


def problem(answer: Answer, status: int) -> dict:
    """A refusal in the service's own shape."""
    assert answer.status == status, answer
    assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json", answer.headers
    assert answer.json["status"] == status and answer.json["type"].startswith("urn:chatgate:problem:"), answer
    assert answer.json["title"] and answer.json["detail"], answer
    return answer.json


def rejected(answer: Answer, reason: str) -> dict:
    """A refusal of a token, for this reason."""
    told = problem(answer, 401)
    assert told["reason"] == reason, answer
    challenge = answer.headers["WWW-Authenticate"]
    assert challenge == (
        "Bearer" if reason == "anonymous-denied" else 'Bearer error="invalid_token"'
    ), challenge
    return told


def texts(messages: list[dict]) -> list[str]:
    return [message["text"] for message in messages]


def whole_history(page: Page, limit: int, session: str | None = None) -> list[tuple[str, list[str]]]:
    """Every page of history to the very end: sessions with their texts, cut sessions joined again."""
    found: list[tuple[str, list[str]]] = []
    cursor = None
    for _ in range(1000):
        answer = done(page.history(session=session, limit=limit, cursor=cursor)).json
        assert sum(len(part["messages"]) for part in answer["sessions"]) <= limit, answer
        assert len(answer["sessions"]) <= limit, answer
        for part in answer["sessions"]:
            if found and found[-1][0] == part["id"]:
                found[-1][1].extend(texts(part["messages"]))
            else:
                found.append((part["id"], texts(part["messages"])))
        cursor = answer["next"]
        if cursor is None:
            return found
    raise AssertionError("the history does not end")
