"""The hosted widget's start call beyond the numbered checks: origins, trust, and the claims it takes."""

import json

import pytest

from connect_answers import declined, result
from connect_world import FOREIGN, INTERACTIVE, KEY, ORIGIN, WIDGET
from world import done, problem

pytest_plugins = "connect_fixtures"


def test_the_preflight_of_the_start_allows_its_two_headers(connect):
    asked = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-amz-security-token,x-amz-snippet-id",
    }
    url = f"{connect.base}/connectwidget/api/{WIDGET}/start"
    answer = done(connect.world.ask("OPTIONS", url, asked, None))
    allowed = answer.headers["Access-Control-Allow-Headers"].lower()
    assert "x-amz-security-token" in allowed and "x-amz-snippet-id" in allowed
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    refused = connect.world.ask("OPTIONS", url, {**asked, "Origin": FOREIGN}, None)
    assert "Access-Control-Allow-Origin" not in refused.headers


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded", None]
)
def test_the_body_is_json_whatever_its_type_says(connect, kind):
    result(connect.widget_start(connect.token(), Content_Type=kind, x_amz_active_chat="false"))


def test_a_start_without_an_origin_is_served(connect):
    result(connect.widget_start(connect.token(), Origin=None))


def test_a_foreign_origin_is_400_without_cors_headers(connect):
    answer = connect.widget_start(connect.token(), Origin=FOREIGN)
    declined(answer, 400)
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def test_a_widget_without_security_needs_no_token(connect):
    connect.put(security="off")
    result(connect.widget_start())


def test_the_wire_says_why_only_when_it_is_asked(connect):
    token = connect.token(lifetime=3600)
    assert b"lifetime" not in connect.widget_start(token).body
    explained = connect.widget_start(token, X_Chatgate_Explain="1")
    assert explained.status == 401 and b"lifetime" in explained.body


def test_ten_minutes_are_counted_from_the_clock_too(connect):
    """A token dated ahead does not hold longer: `exp` is at most 600 s and 2 s ahead of the clock."""
    at = int(connect.freeze().timestamp())
    result(connect.widget_start(connect.token(iat=at + 2, exp=at + 602)))
    rejected_ahead = connect.token(iat=at + 200, exp=at + 700)
    declined(connect.widget_start(rejected_ahead), 401)
    assert connect.rejection()["reason"] == "lifetime"


def test_the_token_wins_over_the_body_and_the_rest_is_untrusted(connect):
    """A page cannot overwrite what its website signed; what it adds is marked."""
    body = {"ParticipantDetails": {"DisplayName": "C"}, "Attributes": {"plan": "gold", "page": "/cart"}}
    chat = connect.widget_chat(connect.token(attributes={"plan": "free"}), body)
    assert connect.attributes(chat.contact) == {"plan": "free", "page": "/cart"}
    seen = connect.seen(chat.contact)
    assert seen["agentContext"] == {"plan": "free", "page": "/cart"}
    assert (seen["trust"], seen["stripped"]) == ("untrusted", ["Attributes.plan"])


def test_a_customer_id_makes_a_verified_customer(connect):
    """With a `customerId` the chat is that customer's; without one it stands alone, attributes trusted."""
    known = connect.widget_chat(connect.token(customerId="c-7", attributes={"plan": "free"}))
    seen = connect.seen(known.contact)
    assert seen["identity"] == {"kind": "verified", "sub": "c-7"} and seen["historyScope"] == "all-sessions"
    assert (seen["trust"], seen["agentContext"]) == ("verified", {"plan": "free"})
    alone = connect.seen(connect.widget_chat(connect.token(attributes={"plan": "free"})).contact)
    assert alone["identity"] == {"kind": "anonymous"} and alone["historyScope"] == "current-session"
    assert alone["trust"] == "verified"
    assert connect.describe(known.contact)["CustomerId"] == "c-7"


@pytest.mark.parametrize(
    "claims",
    [
        {"segmentAttributes": {"connect:Subtype": {"ValueString": "connect:Guide"}}},
        {"relatedContactId": "another-contact", "customerId": "c-1"},
        {"profileKeys": {"_email": "a@example.com"}, "profileKeysOperator": "AND"},
        {"nbf": 0, "jti": "1", "aud": "x", "iss": "y", "unknown": [1, 2]},
    ],
    ids=lambda claims: next(iter(claims)),
)
def test_the_documented_claims_are_taken(connect, claims):
    body = {
        "ParticipantDetails": {"DisplayName": "C"},
        "SupportedMessagingContentTypes": [
            "text/plain",
            INTERACTIVE,
            INTERACTIVE + ".response",
        ],
    }
    result(connect.widget_start(connect.token(**claims), body))


@pytest.mark.parametrize(
    "claims",
    [
        {"segmentAttributes": []},
        {"relatedContactId": 7},
        {"customerId": 7},
        {"customerId": "x" * 129},
        {"relatedContactId": ""},
        {"profileKeys": {"_email": 1}},
        {"profileKeysOperator": "XOR"},
    ],
    ids=json.dumps,
)
def test_a_documented_claim_of_another_type_is_refused(connect, claims):
    declined(connect.widget_start(connect.token(**claims)), 401)
    assert connect.rejection()["reason"] in ("attributes", "claim-type")


def test_a_wrong_case_of_attributes_is_named(connect):
    verdict = connect.world.verdict(WIDGET, connect.token(Attributes={"name": "Jane"}))
    assert any("`attributes`" in hint["detail"] for hint in verdict["hints"]), verdict


def test_the_token_is_nowhere_in_control(connect):
    token = connect.token(attributes={"name": "Jane"})
    started = result(connect.widget_start(token))
    connect.widget_start(token[:-4] + "AAAA")
    for path in ("/events", "/sessions", f"/sessions/{started['ContactId']}"):
        told = done(connect.world.control("GET", path)).body.decode()
        for text in (token, token.split(".")[2], KEY, started["ParticipantToken"]):
            assert text not in told
    problem(connect.world.control("GET", "/sessions/nobody"), 404)
