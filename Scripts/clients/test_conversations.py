"""A conversation by the contract's own table of calls: bodies, limits, endings, pages of history."""

import re

import pytest

from minters import token
from world import done, identifier, problem, started, texts, whole_history

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def test_a_start_answers_in_the_shape_of_the_contract(world):
    answer = world.page(token=token()).start(message="Hello")
    assert set(started(answer)) == {
        "session",
        "identity",
        "historyScope",
        "agentContext",
        "trust",
        "metadata",
        "stripped",
    }
    assert TIME.fullmatch(answer.json["session"]["createdAt"])
    assert answer.headers["Content-Type"].startswith("application/json")


def test_session_ids_are_unguessable(world):
    ids = [identifier(world.page().start()) for _ in range(20)]
    assert len(set(ids)) == 20 and min(map(len, ids)) >= 22
    prefixes = {one[:8] for one in ids}
    assert len(prefixes) == 20


def test_a_message_comes_back_as_it_is_stored(world):
    page = world.page()
    session = identifier(page.start())
    text = "line one\nline two\ttab \U0001f469\u200d\U0001f4bb \u0000 é e\u0301 </script>"
    message = done(page.say(session, text), 201).json["message"]
    assert message["role"] == "customer" and message["text"] == text and TIME.fullmatch(message["createdAt"])
    assert done(page.session(session)).json["messages"] == [message]


@pytest.mark.parametrize(
    "body, kind, status",
    [
        (b"", None, 201),
        (b"{}", "application/json", 201),
        (b"{}", "application/json; charset=utf-8", 201),
        (b"{}", "text/plain", 415),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"{} x", "application/json", 400),
        (b'{"unknown":1}', "application/json", 201),
        (b'{"message":1}', "application/json", 400),
        (b'{"a":1,"a":2}', "application/json", 400),
        (b"\xff", "application/json", 400),
        (b'{"metadata":' + b'{"a":' * 100 + b"1" + b"}" * 101, "application/json", 400),
        (b'{"message":"' + b"x" * (1 << 20) + b'"}', "application/json", 413),
        (b'{"message":"' + b"x" * (16 << 10) + b'"}', "application/json", 201),
        (b'{"message":"' + b"x" * ((16 << 10) + 1) + b'"}', "application/json", 413),
        (b'{"message":""}', "application/json", 400),
    ],
    ids=lambda value: value[:20].decode(errors="replace") if isinstance(value, bytes) else str(value),
)
def test_a_body_is_read_by_the_rules(world, body, kind, status):
    page = world.page(**{"Content-Type": kind})
    answer = page.send("POST", "sessions", body)
    if status == 201:
        started(answer)
    else:
        problem(answer, status)
        assert done(world.control("GET", "/sessions")).json["sessions"] == []


def test_a_method_that_a_path_does_not_take_is_named(world):
    answer = world.page().send("PUT", "sessions", {})
    problem(answer, 405)
    assert "POST" in answer.headers["Allow"]
    problem(world.page().send("GET", "nowhere"), 404)
    problem(world.page("no-such-widget").start(), 404)


def test_an_ended_session_takes_no_more_words_and_stays_in_the_history(world):
    page = world.page(token=token())
    session = identifier(page.start(message="hello"))
    done(world.control("POST", f"/sessions/{session}/end"))
    problem(page.say(session, "too late"), 409)
    assert whole_history(page, 10) == [(session, ["hello"])]
    problem(world.control("POST", f"/sessions/{session}/messages", {"role": "agent", "text": "x"}), 409)


def test_every_role_of_the_far_side_is_in_the_transcript(world):
    page = world.page()
    session = identifier(page.start(message="hello"))
    for role in ("bot", "agent", "system"):
        world.agent_says(session, f"from {role}", role)
    messages = done(page.session(session)).json["messages"]
    assert [(m["role"], m["text"]) for m in messages] == [
        ("customer", "hello"),
        ("bot", "from bot"),
        ("agent", "from agent"),
        ("system", "from system"),
    ]
    problem(world.control("POST", f"/sessions/{session}/messages", {"role": "customer", "text": "x"}), 400)


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 200])
def test_history_pages_to_the_very_end(world, limit):
    page = world.page(token=token())
    written = []
    for number, count in enumerate([3, 0, 5, 1, 0, 0, 2]):
        session = identifier(page.start())
        said = [f"{number}-{n}" for n in range(count)]
        for text in said:
            done(page.say(session, text), 201)
        written.insert(0, (session, said))
    assert whole_history(page, limit) == written


def test_history_is_stable_while_new_sessions_come(world):
    page = world.page(token=token())
    old = [identifier(page.start(message=str(n))) for n in range(4)]
    first = done(page.history(limit=2)).json
    page.start(message="in between")
    second = done(page.history(limit=2, cursor=first["next"])).json
    assert [part["id"] for part in first["sessions"] + second["sessions"]] == old[::-1]


def test_a_cursor_belongs_to_its_customer_its_widget_and_its_sandbox(world):
    page = world.page(token=token("u-1"))
    for number in range(3):
        page.start(message=str(number))
    cursor = done(page.history(limit=1)).json["next"]
    for sub, widget in (("u-2", "shop"), ("u-1", "other-shop")):
        other = world.page(widget, token(sub))
        other.start(message="x")
        problem(other.history(limit=1, cursor=cursor), 400)
    for bad in ("", "x", cursor[:-1], cursor + "A", "é"):
        problem(page.history(limit=1, cursor=bad), 400)


@pytest.mark.parametrize("limit", ["0", "-1", "201", "x", "1.5", "99999999999999999999", ""])
def test_a_limit_out_of_range_is_refused(world, limit):
    problem(world.page(token=token()).send("GET", "history", query={"limit": limit}), 400)


def test_a_session_in_the_query_filters_nothing_for_a_customer(world):
    page = world.page(token=token("u-1"))
    first, second = identifier(page.start()), identifier(page.start())
    assert [part["id"] for part in done(page.history(first)).json["sessions"]] == [second, first]
    stranger = identifier(world.page(token=token("u-2")).start())
    problem(page.history(stranger), 404)


def test_control_sees_every_session_with_its_context(world):
    verified = identifier(world.page(token=token(plan="pro")).start({"data": 1}, "hello"))
    anonymous = identifier(world.page().start({"context": {"a": 1}}))
    seen = {one["id"]: one for one in done(world.control("GET", "/sessions")).json["sessions"]}
    assert set(seen) == {verified, anonymous}
    assert seen[verified]["agentContext"] == {"channel": "web", "plan": "pro"}
    assert texts(seen[verified]["messages"]) == ["hello"]
    assert done(world.control("GET", f"/sessions/{anonymous}")).json == seen[anonymous]
    assert (seen[anonymous]["trust"], seen[verified]["trust"]) == ("untrusted", "verified")
