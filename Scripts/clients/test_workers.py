"""Fifty workers at once, each in its sandbox with its own clock, give what each gives alone."""

import concurrent.futures
import datetime
import re
import threading

import pytest

from minters import MINTERS, token
from shopify import ProxyPage
from tools import ASKING, Answer
from widgets import widget
from world import World, done, identifier

WORKERS = 50
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
ID = re.compile(r"\b[0-9a-f]{32}\b")


class Notes:
    """What a run was answered, with what must differ between runs named by its order of appearance."""

    def __init__(self, began: datetime.datetime, sandbox: str):
        self.began, self.sandbox = began, sandbox
        self.known: dict[str, str] = {}
        self.lines: list[str] = []

    def name(self, found: str, kind: str) -> str:
        return self.known.setdefault(found, f"{kind}-{len(self.known)}")

    def write(self, what: str, answer: Answer) -> Answer:
        text = answer.body.decode().replace(self.sandbox, "SANDBOX")
        text = ID.sub(lambda found: self.name(found[0], "id"), text)
        text = re.sub(r'"next":"([^"]+)"', lambda found: f'"next":"{self.name(found[1], "cursor")}"', text)
        text = TIME.sub(lambda found: f"+{(moment(found[0]) - self.began).total_seconds()}s", text)
        self.lines.append(f"{what}: {answer.status} {answer.headers.get('Content-Type')} {text}")
        return answer


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


class Day:
    """A day of one shop: its customers, its keys, its clock; every step depends on the worker's number."""

    def __init__(self, world: World, number: int):
        self.world, self.number = world, number
        self.began = moment("2026-01-15T09:00:00+00:00") + datetime.timedelta(days=37 * number)
        self.at = int(self.began.timestamp())
        self.notes = Notes(self.began, world.name)
        mints = [mint for mint in MINTERS.values() if mint]
        mint = mints[number % len(mints)]
        mine = token(f"u-{number}", at=self.at, lifetime=600, by=mint, plan=f"plan-{number}")
        self.customer = world.page(token=mine)
        self.same = world.page(token=token("u-same", at=self.at, lifetime=7200, seat=number))
        self.visitor = world.page()

    def control(self, what: str, method: str, path: str, body=None) -> None:
        self.notes.write(what, self.world.control(method, path, body))

    def whole(self) -> list[str]:
        self.control("freeze", "PUT", "/clock", {"freeze": self.began.isoformat().replace("+00:00", "Z")})
        sessions = [self.conversation(turn) for turn in range(3)]
        common = self.others(sessions)
        self.histories()
        self.keys(common)
        self.evening(sessions, common)
        return self.notes.lines

    def conversation(self, turn: int) -> str:
        metadata = {"context": {"plan": "gold"}, "data": turn}
        session = identifier(
            self.notes.write("start", self.customer.start(metadata, f"{self.number}: {turn}"))
        )
        for line in range(self.number % 3 + 1):
            self.notes.write("say", self.customer.say(session, f"{self.number}/{turn}/{line}"))
        self.control("advance", "PUT", "/clock", {"advance": f"{self.number + 1}s"})
        self.control("agent", "POST", f"/sessions/{session}/messages", {"role": "agent", "text": f"a{turn}"})
        return session

    def others(self, sessions: list[str]) -> str:
        """An anonymous visitor, and a customer whose name every worker has; nobody reaches another's."""
        alone = identifier(
            self.notes.write("anonymous", self.visitor.start({"context": {"n": self.number}}, "?"))
        )
        common = identifier(self.notes.write("same", self.same.start(message=f"from {self.number}")))
        self.notes.write("anonymous history", self.visitor.history(alone))
        strangers = [(self.visitor, sessions[0]), (self.customer, alone), (self.same, sessions[1])]
        for page, session in [*strangers, (self.customer, common)]:
            self.notes.write("stranger", page.session(session))
        return common

    def histories(self) -> None:
        cursor, pages = None, 0
        while pages == 0 or cursor:
            cursor = done(self.notes.write("history", self.customer.history(limit=2, cursor=cursor))).json[
                "next"
            ]
            pages += 1
        self.notes.write("same history", self.same.history())
        shop = ProxyPage(self.world, str(7000 + self.number), at=self.at + 3 * (self.number + 1))
        self.notes.write("proxy", shop.start(message="from the shop"))

    def keys(self, common: str) -> None:
        secret = f"{self.number}" * 40
        self.control("new key", "POST", "/widgets/shop/keys", {"id": f"k{self.number}", "secret": secret})
        self.notes.write("new", self.world.page(token=token("u-new", secret=secret, at=self.at)).start())
        if self.number % 2:
            self.control("old key gone", "DELETE", "/widgets/shop/keys/2026-11")
        self.notes.write("by the old key", self.same.session(common))
        self.control("widget", "PUT", f"/widgets/w{self.number}", widget(f"w{self.number}"))
        for other in range(WORKERS):
            self.notes.write("widgets", self.world.page(f"w{other}", token(at=self.at)).start())

    def evening(self, sessions: list[str], common: str) -> None:
        self.notes.write("log out", self.customer.logout(sessions[2]))
        self.notes.write("after logout", self.customer.history())
        self.control("much later", "PUT", "/clock", {"advance": "3h"})
        self.notes.write("expired", self.same.session(common))
        self.control("all sessions", "GET", "/sessions")
        self.control("journal", "GET", "/events?limit=1000")


def run(root: str, name: str, number: int, gate: threading.Barrier | None = None) -> list[str]:
    world = World(root, name, ASKING["requests"]())
    if gate:
        gate.wait(30)
    try:
        return Day(world, number).whole()
    finally:
        done(world.control("DELETE"), 204)


def test_fifty_workers_at_once_give_what_each_gives_alone(root):
    alone = [run(root, f"alone-{number}", number) for number in range(WORKERS)]
    assert (
        len({tuple(lines) for lines in alone}) == WORKERS
    ), "the workers do not differ, so nothing would be seen"
    for turn in range(2):
        gate = threading.Barrier(WORKERS)
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            runs = [pool.submit(run, root, f"together-{turn}-{n}", n, gate) for n in range(WORKERS)]
            together = [one.result(120) for one in runs]
        for number, (one, other) in enumerate(zip(alone, together)):
            assert one == other, f"worker {number} was answered otherwise among fifty than alone"


@pytest.mark.parametrize("number", range(10))
def test_each_worker_of_pytest_gives_what_it_gives_alone(root, worker_id, number):
    """Under `pytest -n 10` ten processes run this at once, between all the other tests."""
    first = run(root, f"{worker_id}-{number}-first", number)
    assert run(root, f"{worker_id}-{number}-second", number) == first
