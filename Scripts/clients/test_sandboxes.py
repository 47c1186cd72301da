"""Sandboxes: each a world of its own, under one gateway."""

import pytest

from minters import token
from widgets import ORIGIN, SECRET
from world import Page, World, done, identifier, problem, rejected, started, whole_history


@pytest.fixture
def neighbour(world):
    made = World(world.root, world.name + ".b", world.ask)
    yield made
    done(made.control("DELETE"), 204)


def test_a_session_of_another_sandbox_is_not_there(world, neighbour):
    mine = identifier(world.page(token=token()).start(message="mine"))
    for page in (neighbour.page(token=token()), neighbour.page()):
        for answer in (page.session(mine), page.say(mine, "x"), page.history(mine), page.logout(mine)):
            problem(answer, 404)
    problem(neighbour.control("GET", f"/sessions/{mine}"), 404)
    assert done(neighbour.control("GET", "/sessions")).json["sessions"] == []
    assert whole_history(neighbour.page(token=token()), 10) == []
    assert whole_history(world.page(token=token()), 10) == [(mine, ["mine"])]


def test_a_cursor_of_another_sandbox_is_refused(world, neighbour):
    for one in (world, neighbour):
        for number in range(2):
            started(one.page(token=token()).start(message=str(number)))
    cursor = done(world.page(token=token()).history(limit=1)).json["next"]
    problem(neighbour.page(token=token()).history(limit=1, cursor=cursor), 400)


def test_a_logout_in_one_sandbox_leaves_the_others_alone(world, neighbour):
    made = token()
    done(world.page(token=made).logout(), 204)
    rejected(world.page(token=made).start(), "revoked")
    assert neighbour.page(token=made).start().status == 201


def test_each_sandbox_has_its_own_clock(world, neighbour):
    made = token(lifetime=60)
    world.clock(advance="2m")
    rejected(world.page(token=made).start(), "expired")
    assert neighbour.page(token=made).start().status == 201


def test_each_sandbox_has_its_own_journal(world, neighbour):
    started(world.page().start())
    assert [event["seq"] for event in world.events("session.started")] == [1]
    assert neighbour.events("session.started") == []


def test_without_a_prefix_the_sandbox_is_the_default_one(world):
    page = Page(f"{world.root}/applied/v1/widgets/shop", world.ask)
    session = identifier(page.start())
    named = Page(f"{world.root}/sandbox/default/applied/v1/widgets/shop", world.ask)
    assert done(named.session(session)).json["session"]["id"] == session
    problem(world.page().session(session), 404)


def test_a_widget_put_here_is_nowhere_else(world, neighbour):
    widget = {
        "id": "mine",
        "platform": "applied",
        "keys": [{"id": "k", "secret": SECRET}],
        "anonymous": "deny",
        "allowedOrigins": [ORIGIN],
        "agentContext": {"put": True},
    }
    done(world.control("PUT", "/widgets/mine", widget), 201)
    rejected(world.page("mine").start(), "anonymous-denied")
    assert started(world.page("mine", token()).start())["agentContext"] == {"put": True}
    problem(neighbour.page("mine", token()).start(), 404)
    done(world.control("PUT", "/widgets/mine", {**widget, "anonymous": "allow"}), 200)
    assert started(world.page("mine").start())["identity"] == {"kind": "anonymous"}


def test_a_widget_put_again_keeps_its_customers(world):
    session = identifier(world.page("other-shop", token()).start(message="hi"))
    changed = {
        "id": "other-shop",
        "platform": "applied",
        "keys": [{"id": "k", "secret": SECRET}],
        "strict": True,
    }
    done(world.control("PUT", "/widgets/other-shop", changed))
    assert whole_history(world.page("other-shop", token()), 10) == [(session, ["hi"])]
    assert started(world.page("other-shop").start({"context": {"a": 1}}))["agentContext"] == {}


@pytest.mark.parametrize(
    "change",
    [
        {"strict": True, "onBadToken": "anonymous"},
        {"keys": []},
        {"keys": [{"id": "k", "secret": {"env": "HOME"}}]},
        {"keys": [{"id": "k", "secret": SECRET}, {"id": "k", "secret": SECRET}]},
        {"id": "another"},
        {"strct": True},
        {"platform": "zendesk"},
        {"leeway": "soon"},
        {"anonymous": True},
        {"snippetId": "demo-snippet"},
        {"allowedOrigins": ["http://*"]},
        {"shopify": {"shop": "evil.example", "secret": "hush"}},
        {"agentContext": []},
    ],
    ids=str,
)
def test_a_widget_that_contradicts_itself_is_refused_and_changes_nothing(world, change):
    widget = {"id": "shop", "platform": "applied", "keys": [{"id": "k", "secret": "another" * 8}], **change}
    problem(world.control("PUT", "/widgets/shop", widget), 400)
    assert world.keys("shop") == ["2026-11"]
    assert started(world.page(token=token()).start())["agentContext"] == {"channel": "web", "plan": "unknown"}


def test_a_reset_brings_everything_back(world):
    made = token()
    page = world.page(token=made)
    session = identifier(page.start(message="hi"))
    done(page.logout(session), 204)
    done(world.control("POST", "/widgets/shop/keys", {"id": "new", "secret": "another" * 8}), 201)
    done(world.control("DELETE", "/widgets/shop/keys/2026-11"), 204)
    done(
        world.control(
            "PUT",
            "/widgets/mine",
            {"id": "mine", "platform": "applied", "keys": [{"id": "k", "secret": SECRET}]},
        ),
        201,
    )
    world.clock(freeze="2030-01-01T00:00:00Z")
    done(world.control("POST", "/reset"))
    assert world.keys("shop") == ["2026-11"]
    problem(world.page("mine").start(), 404)
    assert not done(world.control("GET", "/clock")).json["frozen"]
    assert done(world.control("GET", "/sessions")).json["sessions"] == []
    problem(page.session(session), 404)
    assert whole_history(page, 10) == []
    again = identifier(page.start())
    assert again != session
    assert [event["seq"] for event in world.events("session.started")] == [1]


def test_a_removed_sandbox_begins_anew_when_it_is_named_again(world):
    session = identifier(world.page(token=token()).start())
    world.clock(freeze="2030-01-01T00:00:00Z")
    done(world.control("DELETE"), 204)
    assert done(world.control("GET", "/sessions")).json["sessions"] == []
    problem(world.page(token=token()).session(session), 404)
    assert not done(world.control("GET", "/clock")).json["frozen"]


@pytest.mark.parametrize("name", ["", "a" * 65, "a%20b", "a+b", "%C3%A9", "a%2Fb", "a:b"])
def test_a_name_that_is_none_is_refused(world, name):
    for path in ("_chatgate/v1/sessions", "applied/v1/widgets/shop/history"):
        answer = world.ask("GET", f"{world.root}/sandbox/{name}/{path}", {}, None)
        assert answer.status in (400, 404), answer


@pytest.mark.parametrize("tail", ["a" * 20, "A.b_c-9", "0"])
def test_a_name_may_hold_letters_digits_and_three_marks(world, tail):
    one = World(world.root, f"{world.name[-40:]}{tail}"[:64], world.ask)
    assert done(one.control("GET")).json["sandbox"] == one.name
    done(one.control("DELETE"), 204)


def test_more_sandboxes_than_fit_are_refused_and_the_others_live_on(root):
    """A gateway of its own, with room for three."""
    from gateway import Gateway
    from tools import with_requests
    from widgets import CONFIGURATION

    with Gateway({**CONFIGURATION, "limits": {"sandboxes": 3}}) as gateway:
        worlds = [World(gateway.url, f"box-{n}", with_requests()) for n in range(4)]
        answers = [world.page().start() for world in worlds]
        assert [answer.status for answer in answers if answer.status != 201] in ([503], [503, 503])
        assert answers[0].status == 201 and answers[3].status == 503
        done(worlds[0].control("DELETE"), 204)
        assert worlds[3].page().start().status == 201
        assert gateway.stop() == 0
