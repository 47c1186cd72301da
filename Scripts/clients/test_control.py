"""Control: the clock, the journal, the verdict, and who may call."""

import datetime
import json
import socket
import time

import pytest

from minters import token
from world import done, identifier, problem, rejected, started


def test_the_clock_stands_still_moves_and_runs_again(world):
    done(world.control("PUT", "/clock", {"freeze": "2026-01-15T09:00:00Z"}))
    created = started(world.page().start())["session"]["createdAt"]
    assert created == "2026-01-15T09:00:00.000Z"
    done(world.control("PUT", "/clock", {"advance": "9m"}))
    assert started(world.page().start())["session"]["createdAt"] == "2026-01-15T09:09:00.000Z"
    done(world.control("PUT", "/clock", {"resume": True}))
    resumed = datetime.datetime.fromisoformat(started(world.page().start())["session"]["createdAt"])
    assert abs(resumed.timestamp() - time.time()) < 30


def test_the_clock_runs_on_after_it_was_moved(world):
    before = world.clock(advance="1h")["now"]
    time.sleep(0.02)
    after = done(world.control("GET", "/clock")).json["now"]
    assert after > before
    ahead = datetime.datetime.fromisoformat(after).timestamp() - time.time()
    assert 3590 < ahead < 3610


def test_sessions_stand_in_order_of_their_start_though_the_clock_went_back(world):
    page = world.page(token=token(at=0, lifetime=None))
    found = []
    for instant in ("2026-01-15T09:00:00Z", "2026-01-15T08:00:00Z", "2026-01-15T10:00:00Z"):
        world.clock(freeze=instant)
        found.insert(0, identifier(page.start()))
    assert [part["id"] for part in done(page.history()).json["sessions"]] == found


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"freeze": "yesterday"},
        {"freeze": 1},
        {"freeze": "2026-02-30T00:00:00Z"},
        {"advance": "9"},
        {"advance": "soon"},
        {"advance": 9},
        {"resume": False},
        {"resume": "yes"},
        {"advance": "99999999999999h"},
        {"freeze": "2026-01-15T09:00:00Z", "advance": "9m"},
        {"frezee": "2026-01-15T09:00:00Z"},
        [],
        {"advance": None},
    ],
    ids=json.dumps,
)
def test_a_clock_set_to_nonsense_is_refused_and_stays(world, change):
    world.clock(freeze="2026-01-15T09:00:00Z")
    problem(world.control("PUT", "/clock", change), 400)
    assert done(world.control("GET", "/clock")).json["now"] == "2026-01-15T09:00:00.000Z"


def test_an_unknown_member_names_the_nearest(world):
    assert "freeze" in problem(world.control("PUT", "/clock", {"freze": "x"}), 400)["detail"]
    told = problem(world.control("POST", "/verdicts", {"widget": "shop", "tokn": "x", "token": "x"}), 400)
    assert '"token"' in told["detail"]


def test_the_journal_tells_what_happened_in_order(world):
    page = world.page(token=token())
    session = identifier(page.start({"context": {"a": 1}}, "hello"))
    world.agent_says(session, "hi")
    rejected(world.page(token=token(secret="x" * 32)).start(), "signature")
    done(page.logout(session), 204)
    events = done(world.control("GET", "/events")).json["events"]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert [event["type"] for event in events] == [
        "session.started",
        "message",
        "message",
        "token.rejected",
        "token.revoked",
        "session.ended",
    ]
    assert events[0]["data"]["stripped"] == ["metadata.context"]
    assert {event.get("session") for event in events if event["type"] == "message"} == {session}


def test_the_journal_comes_in_pages(world):
    for number in range(5):
        started(world.page().start(message=str(number)))
    seen, after = [], 0
    while after is not None:
        page = done(world.control("GET", f"/events?type=message&limit=2&after={after}")).json
        seen += [event["data"]["text"] for event in page["events"]]
        after = page["next"]
    assert seen == list("01234")
    problem(world.control("GET", "/events?type=nonsense"), 400)


def test_no_secret_and_no_token_stands_in_the_journal(world):
    made = token()
    started(world.page(token=made).start())
    bad = made[:-4] + "AAAA"
    world.page(token=bad).start()
    body = done(world.control("GET", "/events")).body.decode()
    for text in (made, bad, made.split(".")[2], bad.split(".")[2], "a-secret-of-the-shop"):
        assert text not in body


def test_a_verdict_starts_nothing_and_may_look_at_another_time(world):
    made = token(lifetime=60)
    assert world.verdict("shop", made)["decision"] == "verified"
    later = world.verdict("shop", made, at=int(time.time()) + 61)
    assert (later["decision"], later["reason"]) == ("rejected", "expired")
    assert world.verdict("shop", made, at="2001-01-01T00:00:00Z")["decision"] == "verified"
    assert world.verdict("shop", "")["decision"] == "anonymous"
    assert done(world.control("GET", "/sessions")).json["sessions"] == []
    assert done(world.control("GET", "/events")).json["events"] == []
    problem(world.control("POST", "/verdicts", {"widget": "nobody", "token": made}), 404)


def test_the_far_side_ends_a_session(world):
    page = world.page()
    session = identifier(page.start())
    done(world.control("POST", f"/sessions/{session}/end"))
    done(world.control("POST", f"/sessions/{session}/end"))
    problem(page.say(session, "x"), 409)
    assert len(world.events("session.ended")) == 1
    problem(world.control("POST", "/sessions/nobody/end"), 404)
    problem(world.control("POST", "/sessions/nobody/messages", {"role": "agent", "text": "x"}), 404)


@pytest.mark.parametrize("origin", ["http://localhost:3000", "https://evil.example", "null", "file://", ""])
def test_a_page_cannot_call_control(world, origin):
    for method, path, body in [
        ("GET", "/sessions", None),
        ("POST", "/reset", None),
        ("DELETE", "", None),
        ("PUT", "/clock", {"freeze": "2026-01-15T09:00:00Z"}),
        ("GET", "", None),
    ]:
        answer = world.control(method, path, body, Origin=origin)
        problem(answer, 403)
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
    assert not done(world.control("GET", "/clock")).json["frozen"]


def test_the_gateways_own_origin_may_call_control(world):
    assert done(world.control("GET", "/sessions", Origin=world.root)).status == 200


def test_no_preflight_opens_control(world):
    for origin in ("http://localhost:3000", world.root, "null"):
        answer = world.control(
            "OPTIONS",
            "/clock",
            Origin=origin,
            **{"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "content-type"},
        )
        assert not [
            name for name in answer.headers if name.lower().startswith("access-control-")
        ], answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "128.0.0.1"]
)
def test_control_does_not_answer_under_another_host_name(world, host):
    for name in (host, f"{host}:{world.root.rpartition(':')[2]}"):
        problem(world.control("GET", "/sessions", Host=name), 421)
        problem(world.control("POST", "/reset", Host=name), 421)
    assert world.ask("GET", f"{world.root}/healthz", {"Host": host}, None).status == 200


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "127.1.2.3:9", "[::1]:4820"])
def test_control_answers_under_loopback_names(world, host):
    assert world.control("GET", "/sessions", Host=host).status == 200


def test_health_is_small_and_never_journalled(world):
    for path in ("/healthz", "/readyz"):
        answer = done(world.ask("GET", world.root + path, {}, None), 200)
        assert isinstance(answer.json, dict) and len(answer.body) < 500
    assert done(world.control("GET", "/events")).json["events"] == []


def test_two_authorization_fields_are_refused(root):
    """Written by hand: neither client sends a field twice."""
    host, port = root.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(
            f"POST /sandbox/two-fields/applied/v1/widgets/shop/sessions HTTP/1.1\r\nHost: {host}\r\n"
            f"Authorization: Bearer {token()}\r\nAuthorization: Bearer\r\nContent-Length: 0\r\n"
            "Connection: close\r\n\r\n".encode()
        )
        received = b"".join(iter(lambda: wire.recv(65536), b""))
    assert received.startswith(b"HTTP/1.1 400 "), received
