"""Keys that change while the gateway runs."""

import pytest

from minters import token
from widgets import OLD_SECRET, SECRET
from world import World, done, identifier, problem, rejected, started

NEW_SECRET = "the-secret-of-next-winter-for-tests-24680"
AUTUMN = 1795305600  # 2026-11-22T00:00:00Z


@pytest.fixture
def autumn(world):
    """The day on which the older key of the rotating widget still holds for nine days."""
    world.clock(freeze="2026-11-22T00:00:00Z")
    return world


def test_check_98_the_previous_key_holds_until_it_retires(autumn, mint):
    made = token(by=mint, secret=OLD_SECRET, at=AUTUMN)
    assert autumn.page("rotating", made).start().status == 201
    assert autumn.verdict("rotating", made)["key"] == "2026-05"


def test_check_99_the_previous_key_is_refused_afterwards(autumn):
    page = autumn.page("rotating", token(secret=OLD_SECRET, at=AUTUMN, lifetime=30 * 86400))
    session = identifier(page.start())
    autumn.clock(freeze="2026-11-30T23:59:59Z")
    assert page.session(session).status == 200
    autumn.clock(advance="1s")
    rejected(page.session(session), "signature")
    assert started(autumn.page("rotating", token(at=AUTUMN + 9 * 86400)).start())


def test_check_100_the_previous_key_does_not_excuse_an_expired_token(autumn):
    rejected(autumn.page("rotating", token(secret=OLD_SECRET, at=AUTUMN - 7200)).start(), "expired")


def test_check_101_a_key_id_that_names_the_other_key_is_refused(autumn):
    rejected(autumn.page("rotating", token(secret=OLD_SECRET, kid="2026-11", at=AUTUMN)).start(), "signature")
    rejected(autumn.page("rotating", token(secret=SECRET, kid="2026-05", at=AUTUMN)).start(), "signature")


def test_check_102_without_a_key_id_both_keys_are_tried(autumn):
    for secret, name in ((SECRET, "2026-11"), (OLD_SECRET, "2026-05")):
        made = token(secret=secret, at=AUTUMN)
        assert autumn.page("rotating", made).start().status == 201
        assert autumn.verdict("rotating", made)["key"] == name


def test_check_103_an_unknown_key_id_has_no_default_key(autumn):
    rejected(autumn.page("rotating", token(kid="2027-01", at=AUTUMN)).start(), "key-id")


def test_check_104_a_key_that_is_taken_away_ends_its_tokens_at_once(world, mint):
    page = world.page(token=token(by=mint))
    session = identifier(page.start())
    done(world.control("POST", "/widgets/shop/keys", {"id": "new", "secret": NEW_SECRET}), 201)
    assert page.session(session).status == 200
    done(world.control("DELETE", "/widgets/shop/keys/2026-11"), 204)
    rejected(page.session(session), "signature")
    renewed = world.page(token=token(by=mint, secret=NEW_SECRET, kid="new"))
    assert renewed.session(session).status == 200


def test_a_secret_is_never_shown_again(world):
    answer = done(world.control("POST", "/widgets/shop/keys", {"id": "new", "secret": NEW_SECRET}), 201)
    shown = [
        answer,
        world.control("GET", "/widgets/shop/keys"),
        world.control("GET", "/events"),
        world.control("GET"),
    ]
    for one in shown:
        assert NEW_SECRET.encode() not in done(one).body and SECRET.encode() not in one.body
    assert set(world.keys("shop")) == {"new", "2026-11"}


def test_the_last_key_stays(world):
    problem(world.control("DELETE", "/widgets/shop/keys/2026-11"), 409)
    assert world.page(token=token()).start().status == 201


@pytest.mark.parametrize(
    "body",
    [
        {"id": "new", "secret": ""},
        {"id": "new"},
        {"secret": NEW_SECRET},
        {"id": "", "secret": NEW_SECRET},
        {"id": "new", "secret": {"env": "HOME"}},
        {"id": "new", "secret": {"file": "/etc/passwd"}},
        {"id": "new", "secret": "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"},
        {"id": "new", "secret": 1},
        {"id": "new", "secret": NEW_SECRET, "retiresAt": "soon"},
        {"id": "new", "secret": NEW_SECRET, "retires": "x"},
        [],
    ],
    ids=str,
)
def test_a_key_that_breaks_the_configurations_rules_is_refused(world, body):
    problem(world.control("POST", "/widgets/shop/keys", body), 400)
    assert world.keys("shop") == ["2026-11"]


def test_a_key_id_is_used_once_and_an_unknown_one_is_not_found(world):
    problem(world.control("POST", "/widgets/shop/keys", {"id": "2026-11", "secret": NEW_SECRET}), 409)
    problem(world.control("DELETE", "/widgets/shop/keys/nobody"), 404)
    problem(world.control("GET", "/widgets/nobody/keys"), 404)


def test_a_key_may_retire_by_the_sandboxs_clock(autumn):
    key = {"id": "short", "secret": NEW_SECRET, "retiresAt": "2026-11-22T00:01:00Z"}
    done(autumn.control("POST", "/widgets/shop/keys", key), 201)
    page = autumn.page(token=token(secret=NEW_SECRET, at=AUTUMN))
    assert page.start().status == 201
    autumn.clock(advance="1m")
    rejected(page.start(), "signature")


def test_rotation_in_one_sandbox_leaves_the_others_alone(world):
    neighbour = World(world.root, world.name + ".b", world.ask)
    done(world.control("POST", "/widgets/shop/keys", {"id": "new", "secret": NEW_SECRET}), 201)
    done(world.control("DELETE", "/widgets/shop/keys/2026-11"), 204)
    assert neighbour.page(token=token()).start().status == 201
    rejected(neighbour.page(token=token(secret=NEW_SECRET)).start(), "signature")
    done(neighbour.control("DELETE"), 204)
