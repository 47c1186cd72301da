"""Logging out: what it ends, and what it leaves alone."""

import pytest

from minters import token
from world import done, identifier, problem, rejected, texts, whole_history


def test_check_88_a_token_that_was_logged_out_is_refused_everywhere(world, mint):
    page = world.page(token=token(by=mint))
    session = identifier(page.start())
    assert done(page.logout(session), 204).body == b""
    for answer in [
        page.start(),
        page.say(session, "x"),
        page.session(session),
        page.history(),
        page.send("GET", f"sessions/{session}/events"),
    ]:
        rejected(answer, "revoked")
    assert world.verdict("shop", page.headers["Authorization"].split()[1])["reason"] == "revoked"


def test_check_89_a_new_token_brings_the_whole_history_back(world):
    page = world.page(token=token(jti="1"))
    session = identifier(page.start(message="before"))
    done(page.logout(session), 204)
    again = world.page(token=token(jti="2"))
    problem(again.say(session, "after"), 409)
    newer = identifier(again.start(message="after"))
    assert whole_history(again, 10) == [(newer, ["after"]), (session, ["before"])]


def test_check_90_another_spelling_of_the_token_does_not_get_in(world):
    made = token()
    done(world.page(token=made).logout(), 204)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    spare = made[:-1] + alphabet[alphabet.index(made[-1]) ^ 1]
    for spelling, reason in [(made, "revoked"), (spare, "base64url"), (made + "=", "base64url")]:
        rejected(world.page(token=spelling).start(), reason)


def test_check_92_logging_out_twice_is_no_error(world):
    page = world.page(token=token())
    session = identifier(page.start())
    for _ in range(3):
        done(page.logout(session), 204)
        done(page.logout(), 204)
    assert len(world.events("token.revoked")) == 1 and len(world.events("session.ended")) == 1


def test_check_92_an_anonymous_visitor_logs_out_of_a_session(world):
    page = world.page()
    session = identifier(page.start(message="hi"))
    problem(page.logout(), 400)
    done(page.logout(session), 204)
    done(page.logout(session), 204)
    problem(page.say(session, "x"), 409)
    assert texts(done(page.session(session)).json["messages"]) == ["hi"]


def test_logging_out_with_an_expired_token_closes_the_session(world):
    page = world.page(token=token(lifetime=60))
    session = identifier(page.start())
    world.clock(advance="2m")
    rejected(page.history(), "expired")
    done(page.logout(session), 204)
    problem(world.page(token=token(lifetime=3600)).say(session, "x"), 409)


def test_logging_out_with_a_forged_token_does_nothing(world):
    page = world.page(token=token())
    session = identifier(page.start())
    rejected(world.page(token=token(secret="x" * 32)).logout(session), "signature")
    done(page.say(session, "still here"), 201)


def test_check_94_the_other_tab_is_told_after_a_logout(world):
    shared = token()
    left, right = world.page(token=shared), world.page(token=shared)
    session = identifier(left.start())
    done(left.logout(session), 204)
    told = rejected(right.say(session, "x"), "revoked")
    assert "revoked" in [check["id"] for check in told["checks"] if check["status"] == "fail"]


def test_another_token_of_the_same_customer_outlives_the_logout(world):
    phone, laptop = world.page(token=token(jti="phone")), world.page(token=token(jti="laptop"))
    session = identifier(laptop.start(message="hi"))
    done(phone.logout(), 204)
    rejected(phone.history(), "revoked")
    assert whole_history(laptop, 10) == [(session, ["hi"])]


def test_a_logout_holds_on_its_own_widget_alone(world):
    made = token()
    done(world.page("shop", made).logout(), 204)
    rejected(world.page("shop", made).start(), "revoked")
    assert world.page("other-shop", made).start().status == 201


def test_a_logout_stays_when_the_clock_goes_back(world):
    world.clock(freeze="2026-01-15T09:00:00Z")
    page = world.page(token=token(at=1768467600))
    done(page.logout(), 204)
    world.clock(freeze="2026-01-15T09:00:00Z")
    world.clock(freeze="2026-01-15T08:00:00Z")
    rejected(page.start(), "revoked")


@pytest.mark.parametrize("lifetime", [None, 3600])
def test_a_logout_is_remembered_with_and_without_an_end(world, lifetime):
    page = world.page(token=token(lifetime=lifetime))
    done(page.logout(), 204)
    rejected(page.start(), "revoked")
