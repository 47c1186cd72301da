"""Credentials that do not hold, each with its own answer, and nothing changed by them."""

import base64
import json
import time

import jwt
import pytest

from minters import token
from widgets import SECRET
from world import done, identifier, problem, rejected, started, texts, whole_history


def part(value) -> str:
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def signed(payload: bytes, header: dict | None = None) -> str:
    """A well-signed token around any payload."""
    return jwt.api_jws.encode(payload, SECRET, algorithm="HS256", headers=header)


def forged(made: str) -> str:
    head, _, signature = made.split(".")
    return ".".join([head, part({"sub": "admin", "exp": 4102444800}), signature])


def shortened(made: str) -> str:
    signed_part, _, signature = made.rpartition(".")
    return f"{signed_part}.{part(base64.urlsafe_b64decode(signature + '=')[:-1])}"


NOW = int(time.time())
FAR = 4102444800
BAD = {
    "malformed": [
        "x",
        "a.b",
        "a.b.c.d.e",
        "[object Object]",
        "undefined",
        "null",
        f'"{token()}"',
        f"{token()}.",
    ],
    "base64url": [token() + "=", token().replace(".", ".+", 1), token()[:-1] + "!"],
    "algorithm": [
        part({"alg": "none"}) + "." + part({"sub": "u-42"}) + ".",
        part({"alg": "hs256"}) + "." + part({"sub": "u-42"}) + ".AAAA",
        part({"typ": "JWT"}) + "." + part({"sub": "u-42"}) + ".AAAA",
    ],
    "crit": [signed(b'{"sub":"u-42","exp":4102444800}', {"crit": ["exp"], "exp": 1})],
    "type": [
        signed(b'{"sub":"u-42","exp":4102444800}', {"typ": "at+jwt"}),
        signed(b'{"sub":"u-42","exp":4102444800}', {"cty": "JWT"}),
    ],
    "key-id": [
        signed(b'{"sub":"u-42","exp":4102444800}', {"kid": "../../dev/null"}),
        signed(b'{"sub":"u-42","exp":4102444800}', {"jwk": {"kty": "oct", "k": "AAAA"}}),
    ],
    "signature": [
        forged(token()),
        token(secret="x" * 32),
        token(lifetime=-60, secret="x" * 32),
        token().rpartition(".")[0] + ".",
        shortened(token()),
        token(secret=SECRET + "\n"),
    ],
    "payload": [
        signed(b"[]"),
        signed(b'{"sub":"u-42",}'),
        signed(b'\xef\xbb\xbf{"sub":"u-42"}'),
        signed(b'{"sub":"\xff"}'),
        signed(b'{"sub":"u-42"} x'),
        signed(b'{"a":' * 200 + b"1" + b"}" * 200),
    ],
    "duplicate-member": [
        signed(b'{"sub":"u-42","sub":"admin"}'),
        signed(b'{"sub":"u-42","s\\u0075b":"admin"}'),
    ],
    "claim-type": [
        signed(b'{"sub":42}'),
        signed(b'{"sub":"u-42","exp":"4102444800"}'),
        signed(b'{"sub":null}'),
        signed(b'{"sub":"u-42","exp":1e300}'),
        signed(b'{"sub":"u-42","exp":true}'),
    ],
    "missing-claim": [token(None)],
    "expired": [token(lifetime=-1), signed(b'{"sub":"u-42","exp":0}'), signed(b'{"sub":"u-42","exp":-1}')],
    "not-yet-valid": [token(nbf=FAR - 1, lifetime=FAR - NOW)],
    "subject": [token(" "), token("a\0b"), token("u\u202e42"), token("x" * 256)],
    "too-large": [token(note="x" * 9000)],
}
CASES = [(reason, number) for reason, tokens in BAD.items() for number in range(len(tokens))]


@pytest.mark.parametrize("reason, number", CASES)
def test_a_bad_token_is_refused_for_its_own_reason_and_starts_nothing(world, reason, number):
    rejected(world.page("other-shop", BAD[reason][number]).start(), reason)
    assert done(world.control("GET", "/sessions")).json["sessions"] == []
    assert [event["data"]["verdict"]["reason"] for event in world.events("token.rejected")] == [reason]


@pytest.mark.parametrize("reason, number", CASES)
def test_control_gives_the_same_reason_as_the_wire(world, reason, number):
    verdict = world.verdict("other-shop", BAD[reason][number])
    assert (verdict["decision"], verdict["reason"]) == ("rejected", reason)
    assert "fail" in {check["status"] for check in verdict["checks"]}


def test_a_forged_token_is_never_called_expired(world):
    told = rejected(world.page(token=token(lifetime=-60, secret="x" * 40)).start(), "signature")
    assert "subject" not in told and "expired" not in json.dumps(told["reason"])


def test_a_token_before_its_time_is_taken_when_the_time_comes(world):
    world.clock(freeze="2026-01-15T09:00:00Z")
    at = 1768467600
    page = world.page("other-shop", token(at=at, nbf=at + 60))
    rejected(page.start(), "not-yet-valid")
    world.clock(advance="59s")
    rejected(page.start(), "not-yet-valid")
    world.clock(advance="1s")
    assert started(page.start())["identity"]["sub"] == "u-42"


def test_a_token_ends_at_the_second_of_its_exp(world):
    world.clock(freeze="2026-01-15T09:00:00Z")
    page = world.page("other-shop", token(at=1768467600, lifetime=60))
    world.clock(advance="59s")
    session = identifier(page.start())
    world.clock(advance="1s")
    rejected(page.start(), "expired")
    rejected(page.say(session, "late"), "expired")


def test_check_95_a_token_that_ends_in_mid_conversation_never_becomes_a_visitor(world):
    page = world.page("lenient", token(lifetime=600))
    session = identifier(page.start(message="one"))
    world.clock(advance="11m")
    for answer in [page.say(session, "two"), page.session(session), page.history(session)]:
        rejected(answer, "expired")
    renewed = world.page("lenient", token(at=int(time.time()) + 660))
    assert done(renewed.say(session, "three"), 201)
    assert texts(done(renewed.session(session)).json["messages"]) == ["one", "three"]


def test_check_96_a_new_token_of_the_same_customer_goes_on(world):
    session = identifier(world.page(token=token(plan="free")).start())
    later = world.page(token=token(at=int(time.time()) + 1, plan="pro"))
    assert done(later.session(session)).json["agentContext"]["plan"] == "pro"


def test_check_97_a_token_of_another_customer_finds_nothing(world):
    session = identifier(world.page(token=token("u-1")).start())
    other = world.page(token=token("u-2"))
    for answer in [
        other.session(session),
        other.say(session, "x"),
        other.history(session),
        other.logout(session),
    ]:
        problem(answer, 404)
    assert {event["data"]["identity"]["sub"] for event in world.events("identity-conflict")} == {"u-2"}


@pytest.mark.parametrize("word", ["", "Bearer", "Bearer "])
def test_an_empty_credential_is_nobody(world, word):
    assert started(world.page(Authorization=word).start())["identity"] == {"kind": "anonymous"}


@pytest.mark.parametrize("field", ["Basic dTpw", "Token x", "Bearer  ", "bearer {token}", "{token}"])
def test_the_scheme_is_bearer_in_any_case(world, field):
    answer = world.page(Authorization=field.format(token=token())).start()
    if field.strip().lower() == "bearer":
        assert started(answer)["identity"] == {"kind": "anonymous"}
    elif field.startswith("bearer"):
        assert started(answer)["identity"]["kind"] == "verified"
    else:
        rejected(answer, "malformed")


@pytest.mark.parametrize("name", ["token", "jwt", "access_token", "contact-context-token", "anything"])
def test_check_87_a_token_in_the_url_is_refused(world, name):
    problem(world.page().send("POST", "sessions", {}, {name: token()}), 400)
    assert done(world.control("GET", "/sessions")).json["sessions"] == []


def test_check_106_a_widget_may_want_members_only(world):
    page = world.page("members-only")
    rejected(page.start(), "anonymous-denied")
    assert started(world.page("members-only", token()).start())["identity"]["kind"] == "verified"


def test_check_107_a_strict_widget_never_downgrades_a_bad_token(world):
    rejected(world.page("strict", token(secret="x" * 32)).start(), "signature")


def test_check_108_a_lenient_widget_goes_on_without_the_token(world):
    page = world.page("lenient", token("u-42", secret="x" * 32, plan="gold"))
    answer = started(page.start({"context": {"plan": "page"}}))
    assert answer["identity"] == {"kind": "anonymous"} and answer["historyScope"] == "current-session"
    assert answer["agentContext"] == {"plan": "page"} and answer["trust"] == "untrusted"
    assert [event["data"]["servedAs"] for event in world.events("token.rejected")] == ["anonymous"]


def test_check_110_every_call_judges_the_token(world):
    session = identifier(world.page(token=token()).start(message="one"))
    thief = world.page(token=token(secret="x" * 32))
    for answer in [
        thief.start(),
        thief.say(session, "x"),
        thief.session(session),
        thief.history(),
        thief.logout(session),
        thief.send("GET", f"sessions/{session}/events"),
    ]:
        rejected(answer, "signature")
    assert whole_history(world.page(token=token()), 10) == [(session, ["one"])]


def test_the_careful_widget_asks_for_everything(world):
    good = {"iss": "https://shop.example", "aud": ["other", "chat"]}
    assert world.page("careful", token(**good)).start().status == 201
    for reason, claims in {
        "issuer": {**good, "iss": "https://shop.example.evil"},
        "audience": {**good, "aud": "chats"},
        "missing-claim": {**good, "lifetime": None},
        "lifetime": {**good, "lifetime": 3601},
        "not-yet-valid": {**good, "at": int(time.time()) + 120},
    }.items():
        rejected(world.page("careful", token(**claims)).start(), reason)


def test_check_46_the_leeway_ends_where_it_says(world):
    world.clock(freeze="2026-01-15T09:00:00Z")
    page = world.page("careful", token(at=1768467600, lifetime=60, iss="https://shop.example", aud="chat"))
    world.clock(advance="89s")
    assert page.start().status == 201
    world.clock(advance="1s")
    rejected(page.start(), "expired")
