"""The hosted widget's start call: checks 1 to 19, and what the contract adds to them."""

import base64
import json

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from connect_answers import declined, result
from connect_world import KEY, NEW_KEY, ORIGIN, SNIPPET, WIDGET
from world import done

pytest_plugins = "connect_fixtures"


def rejected(connect, token: str, reason: str) -> dict:
    """The verdict on a token that starts no chat: 401 on the wire, the reason in the journal alone."""
    told = declined(connect.widget_start(token), 401)
    assert set(told) == {"code", "msg"}
    verdict = connect.rejection()
    assert (verdict["decision"], verdict["reason"]) == ("rejected", reason), verdict
    assert done(connect.world.control("GET", "/sessions")).json["sessions"] == []
    return verdict


def check(verdict: dict, identifier: str) -> dict:
    return next(check for check in verdict["checks"] if check["id"] == identifier)


def test_check_01_a_valid_token_starts_a_chat(connect, mint, ask):
    """A token by any library, of 500 s and for the widgetId, starts a chat: three strings come back."""
    result(connect.widget_start(connect.token(by=mint), ask=ask))


def test_check_02_a_token_of_600_seconds_with_fractions_is_accepted(connect):
    """`exp` exactly 600 s after `iat`, both with a fraction, is inside the limit."""
    at = connect.now().timestamp()
    result(connect.widget_start(connect.token(iat=at, exp=at + 600)))


def test_check_03_a_token_of_an_hour_is_refused(connect):
    """`exp` an hour after `iat` is refused, and the diagnostic names the ten minutes."""
    verdict = rejected(connect, connect.token(lifetime=3600), "lifetime")
    told = json.dumps(check(verdict, "lifetime"))
    assert any(limit in told for limit in ("10 minutes", "600", "10m", "ten minutes")), told


def test_check_04_an_expired_token_is_refused(connect):
    """`exp` in the past is 401."""
    token = connect.token(lifetime=60)
    result(connect.widget_start(token))
    connect.advance("120s")
    declined(connect.widget_start(token), 401)
    assert connect.rejection()["reason"] == "expired"


def test_check_05_a_signature_with_another_key_is_refused(connect):
    """A token signed with another key is 401."""
    rejected(connect, connect.token(secret=NEW_KEY), "signature")


def test_check_06_the_decoded_key_is_named(connect):
    """A token signed with the base64-decoded key is 401, and the diagnostic names the decoding."""
    token = connect.token(secret=base64.b64decode(KEY))
    rejected(connect, token, "signature")
    verdict = connect.world.verdict(WIDGET, token)
    assert any("decod" in hint["detail"] for hint in verdict["hints"]), verdict["hints"]


def test_check_07_the_previous_key_holds_until_it_is_deleted(connect):
    """After a rotation both keys hold; after the old one is deleted its tokens are 401."""
    old = connect.token()
    new = {"id": "next", "secret": NEW_KEY}
    done(connect.world.control("POST", f"/widgets/{WIDGET}/keys", new), 201)
    for token in (old, connect.token(), connect.token(secret=NEW_KEY)):
        result(connect.widget_start(token))
    done(connect.world.control("DELETE", f"/widgets/{WIDGET}/keys/current"))
    declined(connect.widget_start(old), 401)
    assert connect.rejection()["reason"] == "signature"
    result(connect.widget_start(connect.token(secret=NEW_KEY)))


@pytest.mark.parametrize("algorithm", ["none", "HS512", "RS256"])
def test_check_08_another_algorithm_is_refused(connect, algorithm):
    """A token of alg none, HS512 or RS256 is refused."""
    keys = {"none": None, "HS512": KEY}
    key = keys[algorithm] if algorithm in keys else rsa.generate_private_key(65537, 2048)
    claims = jwt.decode(connect.token(), options={"verify_signature": False})
    rejected(connect, jwt.encode(claims, key, algorithm=algorithm), "algorithm")


@pytest.mark.parametrize("sub", [SNIPPET, "00000000-0000-4000-8000-00000000c0de", WIDGET.upper()])
def test_check_09_another_sub_is_refused(connect, sub):
    """A token whose `sub` is the snippetId or another widget is refused, and told of the widgetId."""
    verdict = rejected(connect, connect.token(sub), "subject")
    assert "the widgetId, not the snippetId" in check(verdict, "sub")["advice"]


@pytest.mark.parametrize("token", [None, ""])
def test_check_10_no_token_is_refused_where_security_is_on(connect, token):
    """With security on, a start without x-amz-security-token is 401."""
    declined(connect.widget_start(token), 401)
    assert done(connect.world.control("GET", "/sessions")).json["sessions"] == []


@pytest.mark.parametrize(
    "attributes", [{"age": 45}, {"a": True}, {"a": None}, {"a": {}}, {"a": ["x"]}, ["a"], "a", 1], ids=str
)
def test_check_11_an_attribute_that_is_no_string_starts_no_chat(connect, attributes):
    """One attribute that is not a string, or attributes that are no object, and the chat does not start."""
    rejected(connect, connect.token(attributes=attributes), "attributes")


@pytest.mark.parametrize("key", ["", "a b", "a.b", "é", "a:b"])
def test_check_12_an_attribute_key_has_letters_digits_dash_and_underscore(connect, key):
    """An empty key, or one with another character than A-Z a-z 0-9 - _, is refused."""
    rejected(connect, connect.token(attributes={"good_key-1": "x", key: "x"}), "attributes")


def test_check_13_an_empty_value_is_accepted(connect):
    """A value of length 0 is accepted."""
    started = result(connect.widget_start(connect.token(attributes={"empty": ""})))
    assert connect.attributes(started["ContactId"]) == {"empty": ""}


def token_of(connect, length: int) -> str:
    """A valid token of exactly so many characters."""
    padding = length * 3 // 4 - 300
    while len(token := connect.token(attributes={"padding": "x" * padding})) != length:
        assert len(token) < length, "no token has this length"
        padding += 1
    return token


def test_check_14_a_token_of_3073_characters_is_refused(connect):
    """A token of more than 3,072 characters is refused with its length told; 3,072 pass."""
    result(connect.widget_start(token_of(connect, 3072)))
    declined(connect.widget_start(token_of(connect, 3073)), 401)
    verdict = connect.rejection()
    assert verdict["reason"] == "too-large"
    told = json.dumps(check(verdict, "size")).replace(",", "")
    assert "3072" in told and "3073" in told, told


def test_check_15_the_tokens_attributes_arrive_without_a_prefix(connect):
    """GetContactAttributes gives the token's attributes as they were signed."""
    attributes = {"name": "Jane", "age": "45", "greeting": "Gr\u00fc\u00dfe \U0001f600"}
    chat = connect.widget_chat(connect.token(attributes=attributes))
    assert connect.attributes(chat.contact) == attributes


def test_check_16_snippet_attributes_arrive_as_the_script_prefixed_them(connect):
    """In part: the closed loader script is not served; what it would send is kept, prefix and all."""
    body = {"ParticipantDetails": {"DisplayName": "C"}, "Attributes": {"HostedWidget-foo": "bar"}}
    chat = connect.widget_chat(connect.token(), body)
    assert connect.attributes(chat.contact) == {"HostedWidget-foo": "bar"}


@pytest.mark.parametrize(
    "origin, status",
    [
        ("https://example.com", 200),
        ("https://shop.example.com", 200),
        ("https://a.b.example.com", 200),
        ("http://shop.example.com", 400),
        ("http://example.com", 400),
        ("https://notexample.com", 400),
        ("https://example.com.evil.example", 400),
        ("null", 400),
    ],
)
def test_check_17_a_listed_domain_includes_its_subdomains_of_the_same_scheme(connect, origin, status):
    """A page of a sub-domain of a listed domain is served; one of another scheme or domain is 400."""
    connect.put(allowedOrigins=["https://example.com"])
    answer = connect.widget_start(connect.token(), Origin=origin)
    if status == 200:
        result(answer)
        assert answer.headers["Access-Control-Allow-Origin"] == origin
    else:
        declined(answer, status)
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


@pytest.mark.parametrize("widget", ["5b3f7c1e-0000-4000-8000-000000000000", SNIPPET, "shop", "nobody"])
def test_check_18_an_unknown_widget_is_404(connect, widget):
    """A widgetId that is not configured, or that is no widget of Amazon Connect, is 404."""
    declined(connect.widget_start(connect.token(), widget=widget), 404)


def wrong_starts(connect) -> dict:
    """Every way to be refused by the start URL, from a page of an allowed origin."""
    customer = {"DisplayName": "C"}
    good = connect.token()
    return {
        "no snippetId": (400, dict(token=good, x_amz_snippet_id=None)),
        "another snippetId": (400, dict(token=good, x_amz_snippet_id="another")),
        "not JSON": (400, dict(token=good, body=b"{")),
        "not an object": (400, dict(token=good, body=b"[]")),
        "another instance": (404, dict(token=good, body={"InstanceId": "x", "ParticipantDetails": customer})),
        "another flow": (404, dict(token=good, body={"ContactFlowId": "x", "ParticipantDetails": customer})),
        "no token": (401, dict(token=None)),
        "not a token": (401, dict(token="x")),
        "a bad signature": (401, dict(token=connect.token(secret=NEW_KEY))),
        "an unknown widget": (404, dict(token=good, widget="nobody")),
        "a body too large": (413, dict(token=good, body=b" " * (1 << 20) + b"{}")),
    }


@pytest.mark.parametrize(
    "what",
    [
        "no snippetId",
        "another snippetId",
        "not JSON",
        "not an object",
        "another instance",
        "another flow",
        "no token",
        "not a token",
        "a bad signature",
        "an unknown widget",
        "a body too large",
    ],
)
def test_check_19_every_error_is_json_with_cors_headers(connect, what):
    """An error of the start URL is the JSON envelope, and a page of an allowed origin may read it."""
    status, start = wrong_starts(connect)[what]
    answer = connect.widget_start(**start)
    declined(answer, status)
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN, answer.headers


def test_check_19_the_quota_is_an_envelope_too(connect):
    """The 429 on record has this very shape."""
    connect.put(maxActiveChats=1)
    result(connect.widget_start(connect.token()))
    answer = connect.widget_start(connect.token())
    declined(answer, 429)
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN, answer.headers
