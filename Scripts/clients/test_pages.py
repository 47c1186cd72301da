"""What a browser does: preflights, origins, and the live channel."""

import time

import pytest

from minters import token
from sse import Listener
from widgets import ORIGIN, SECRET
from world import Page, done, identifier, problem, rejected, texts

PREFLIGHT = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
}
CORS = "access-control-"


def cors(answer) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items() if name.lower().startswith(CORS)}


def words(value: str) -> set[str]:
    return {word.strip().lower() for word in value.split(",")}


def listen(page: Page, session: str, **headers: str) -> Listener:
    return Listener(page.ask, page.events_url(session), {**page.headers, **headers})


def hears(live: Listener, world, session: str) -> None:
    """The stream is alive, so that its end means something."""
    world.agent_says(session, "are you there?")
    assert live.next().json["text"] == "are you there?"


@pytest.mark.parametrize("path", ["sessions", "sessions/x/messages", "logout"])
def test_a_preflight_of_an_allowed_page_is_answered(world, path):
    answer = world.page(Origin=ORIGIN, **PREFLIGHT).send("OPTIONS", path)
    assert answer.status in (200, 204)
    told = cors(answer)
    assert told["access-control-allow-origin"] == ORIGIN and "Origin" in answer.headers["Vary"]
    assert "post" in words(told["access-control-allow-methods"])
    assert words(told["access-control-allow-headers"]) >= {"authorization", "content-type"}
    assert "access-control-allow-credentials" not in told


def test_a_preflight_of_the_live_channel_allows_the_last_event_id(world):
    asked = {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization, last-event-id",
    }
    told = cors(world.page(Origin=ORIGIN, **asked).send("OPTIONS", "sessions/x/events"))
    assert words(told["access-control-allow-headers"]) == {"authorization", "last-event-id"}


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://localhost:3001",
        "http://LOCALHOST:3000.x",
        "https://localhost:3000",
    ],
)
def test_a_foreign_page_is_refused_without_cors_headers(world, origin):
    page = world.page(token=token(), Origin=origin)
    answers = [page.start(), page.history()]
    for answer in answers:
        problem(answer, 403)
        assert cors(answer) == {}
    assert cors(world.page(Origin=origin, **PREFLIGHT).send("OPTIONS", "sessions")) == {}
    assert done(world.control("GET", "/sessions")).json["sessions"] == []


def test_an_allowed_page_may_read_every_answer(world):
    page = world.page(token=token(), Origin=ORIGIN)
    session = identifier(page.start())
    bad = world.page(token=token(secret="x" * 32), Origin=ORIGIN)
    for answer in [
        page.start(),
        page.say(session, "x"),
        page.session(session),
        page.history(),
        page.session("nobody"),
        bad.start(),
        page.say(session, ""),
        page.logout(session),
    ]:
        assert cors(answer)["access-control-allow-origin"] == ORIGIN, answer
        assert "Origin" in answer.headers["Vary"] and "access-control-allow-credentials" not in cors(answer)


def test_the_origins_of_a_widget_put_here_count(world):
    widget = {
        "id": "shop",
        "platform": "applied",
        "keys": [{"id": "k", "secret": SECRET}],
        "allowedOrigins": ["https://new.example", "http://localhost:*"],
    }
    done(world.control("PUT", "/widgets/shop", widget))
    for origin, allowed in [
        ("https://new.example", True),
        (ORIGIN, True),
        ("http://localhost:9", True),
        ("http://new.example", False),
        ("https://a.new.example", False),
    ]:
        answer = world.page(Origin=origin, **PREFLIGHT).send("OPTIONS", "sessions")
        assert ("access-control-allow-origin" in cors(answer)) is allowed, origin
        assert world.page(Origin=origin).start().status == (201 if allowed else 403)


@pytest.mark.parametrize("credential", [None, token("u-42")], ids=["anonymous", "verified"])
def test_the_page_hears_the_agent(world, credential):
    page = world.page(token=credential)
    session = identifier(page.start(message="hello"))
    with listen(page, session) as live:
        assert live.status == 200 and live.headers["content-type"].startswith("text/event-stream")
        said = world.agent_says(session, "Where?\nThere \u00e9 \U0001f600")
        heard = live.next()
        assert heard.json["text"] == "Where?\nThere \u00e9 \U0001f600" and heard.json["role"] == "agent"
        assert heard.json["id"] == said["message"]["id"] and heard.id
        world.agent_says(session, "beep", "bot")
        assert live.next().json["role"] == "bot"


def test_the_page_does_not_hear_itself_nor_other_sessions(world):
    page = world.page(token=token())
    first, second = identifier(page.start()), identifier(page.start())
    with listen(page, first) as live:
        done(page.say(first, "me"), 201)
        world.agent_says(second, "not for the first")
        assert live.is_silent()
        world.agent_says(first, "for the first")
        assert live.next().json["text"] == "for the first"


def test_two_tabs_hear_the_same(world):
    page = world.page(token=token())
    session = identifier(page.start())
    with listen(page, session) as left, listen(page, session) as right:
        world.agent_says(session, "both")
        assert left.next().json == right.next().json


def test_a_page_that_comes_back_hears_what_it_missed_once(world):
    page = world.page(token=token())
    session = identifier(page.start(message="hello"))
    with listen(page, session) as live:
        world.agent_says(session, "one")
        last = live.next()
    world.agent_says(session, "two")
    done(page.say(session, "me"), 201)
    world.agent_says(session, "three")
    with listen(page, session, **{"Last-Event-ID": last.id}) as live:
        assert [live.next().json["text"], live.next().json["text"]] == ["two", "three"]
        assert live.is_silent()


def test_the_stream_ends_with_the_session(world):
    page = world.page()
    session = identifier(page.start())
    with listen(page, session) as live:
        hears(live, world, session)
        done(world.control("POST", f"/sessions/{session}/end"))
        assert len(live.end()) <= 1


def test_check_93_the_stream_ends_at_logout_and_says_nothing_more(world):
    page = world.page(token=token(jti="1"))
    session = identifier(page.start())
    with listen(page, session) as live:
        hears(live, world, session)
        done(page.logout(), 204)
        world.agent_says(session, "a secret")
        assert "a secret" not in "".join(event.data for event in live.end())
    again = world.page(token=token(jti="2"))
    assert texts(done(again.session(session)).json["messages"]) == ["are you there?", "a secret"]


@pytest.mark.parametrize("how", ["the clock is moved", "time passes"])
def test_the_stream_ends_when_the_token_does(world, how):
    page = world.page(token=token(at=int(time.time()) - 56, lifetime=60))
    session = identifier(page.start())
    with listen(page, session) as live:
        hears(live, world, session)
        if how == "the clock is moved":
            world.clock(advance="2m")
        live.end(10)
    rejected(page.session(session), "expired")


def test_the_stream_ends_when_its_key_is_taken_away(world):
    page = world.page(token=token())
    session = identifier(page.start())
    with listen(page, session) as live:
        done(world.control("POST", "/widgets/shop/keys", {"id": "new", "secret": "another" * 8}), 201)
        hears(live, world, session)
        done(world.control("DELETE", "/widgets/shop/keys/2026-11"), 204)
        live.end()


def test_the_stream_ends_when_the_sandbox_is_reset(world):
    page = world.page()
    session = identifier(page.start())
    with listen(page, session) as live:
        hears(live, world, session)
        done(world.control("POST", "/reset"))
        live.end()


def test_a_stranger_does_not_hear(world):
    session = identifier(world.page(token=token("u-1")).start())
    for page in (world.page(token=token("u-2")), world.page()):
        with listen(page, session) as live:
            assert live.status == 404
    with listen(world.page(token=token("u-1", secret="x" * 32)), session) as live:
        assert live.status == 401
    with listen(world.page(token=token("u-1"), Origin="https://evil.example"), session) as live:
        assert live.status == 403
    with listen(world.page(token=token("u-1"), Origin=ORIGIN), session) as live:
        assert (live.status, live.headers["access-control-allow-origin"]) == (200, ORIGIN)
