"""The same calls behind a Shopify app proxy, with its signed query as the credential."""

import pytest

from minters import token
from shopify import ProxyPage, RawProxyPage, encoded, forwarded, signature, signed
from sse import Listener
from truth import sign
from widgets import PROXY_SECRET, SECRET, SHOP
from world import done, identifier, problem, rejected, started, texts, whole_history

WHO = f"shopify:{SHOP}:7001"
THEN = 1760000000  # 2025-10-09T08:53:20Z, the instant of the vectors
BASE = "logged_in_customer_id=7001&path_prefix=%2Fapps%2Fchat&shop=demo.myshopify.com&timestamp=1760000000"
SV = {
    "SV5": (BASE, "5d008e59bbea562f03338049cac44ac864a977f5904c050a9801e3ffe0796b26"),
    "SV7": ("a=x&a1=y&" + BASE, "5a81f1926a75480ec4b8557f75ced15d8d646a48c26e99395e8ed69e7ef62435"),
    "SV8": (
        "consentGiven=1&consented=1&" + BASE,
        "a76e758cc9449212ccdbe840fa04cf7055b49f728920bb53428d6d7c6a28eba6",
    ),
    "SV9": ("q=a%20b%26c%3Dd&" + BASE, "ff4be99cd1176b0be60b9fd8174c9a17b4b4c89353f9a11cf40c0c06a512372e"),
    "SV10 twice": ("tag=b&tag=a&" + BASE, "7872dd023d43c6540965a9f502c15a74447bfa0f8f18fe4a32c35f8660affd92"),
    "SV10 once": ("tag=b,a&" + BASE, "7872dd023d43c6540965a9f502c15a74447bfa0f8f18fe4a32c35f8660affd92"),
}


@pytest.fixture
def then(world):
    world.clock(freeze="2025-10-09T08:53:20Z")
    return world


def swapped(pairs, **values):
    return [(name, values.get(name, value)) for name, value in pairs]


@pytest.mark.parametrize("vector", SV)
def test_check_111_the_published_and_computed_vectors_hold(then, vector):
    query, digest = SV[vector]
    assert started(RawProxyPage(then, f"{query}&signature={digest}").start())["identity"] == {
        "kind": "verified",
        "sub": WHO,
    }


@pytest.mark.parametrize(
    "digest",
    [
        "e18be7e8c48e3c1762049925f053301b119172cde4346c580d406d82f2dd32c0",
        "7111f8e4e79ff4f5d0ad4bd88ec792fe71b978cf7387e939594e36825c5d6ebd",
    ],
)
def test_check_120_another_order_of_names_is_refused(then, digest):
    for vector in ("SV7", "SV8"):
        rejected(RawProxyPage(then, f"{SV[vector][0]}&signature={digest}").start(), "signature")


def test_a_customer_of_the_shop_is_verified(world):
    page = ProxyPage(world)
    answer = started(page.start({"context": {"plan": "gold"}, "groups": ["vip"], "data": 1}))
    assert answer["identity"] == {"kind": "verified", "sub": WHO} and answer["historyScope"] == "all-sessions"
    assert answer["stripped"] == ["metadata.context", "metadata.groups"] and answer["metadata"] == {"data": 1}
    assert (answer["agentContext"], answer["trust"]) == ({}, "verified")


def test_every_call_works_behind_the_proxy(world):
    page = ProxyPage(world)
    session = identifier(page.start(message="one"))
    done(page.say(session, "two"), 201)
    world.agent_says(session, "three")
    assert texts(done(page.session(session)).json["messages"]) == ["one", "two", "three"]
    second = identifier(page.start(message="four"))
    assert whole_history(page, 2) == [(second, ["four"]), (session, ["one", "two", "three"])]
    done(page.logout(session), 204)
    problem(page.say(session, "five"), 409)


def test_a_page_behind_the_proxy_hears_the_agent(world):
    page = ProxyPage(world)
    session = identifier(page.start())
    with Listener(page.ask, page.events_url(session), page.headers) as live:
        assert live.status == 200
        world.agent_says(session, "for the shop")
        assert live.next().json["text"] == "for the shop"
    with Listener(page.ask, ProxyPage(world, "7002").events_url(session), page.headers) as live:
        assert live.status == 404


def test_a_proxy_credential_outlives_the_logout(world):
    page = ProxyPage(world)
    session = identifier(page.start())
    done(page.logout(session), 204)
    done(page.logout(session), 204)
    assert [part["id"] for part in done(page.history()).json["sessions"]] == [session]


@pytest.mark.parametrize("customer", ["", None])
def test_checks_112_and_113_a_guest_is_nobody(world, customer):
    page = ProxyPage(world, customer)
    answer = started(page.start({"context": {"a": 1}}))
    assert answer["identity"] == {"kind": "anonymous"} and answer["historyScope"] == "current-session"
    assert answer["agentContext"] == {"a": 1} and answer["trust"] == "untrusted"
    problem(page.history(), 400)
    assert done(page.history(answer["session"]["id"])).json["scope"] == "current-session"


def test_check_112_the_guest_of_sv6_holds(then):
    query = (
        BASE.replace("7001", "")
        + "&signature=e4ba2a035691b3ae599d88408906826284584bd4a5a4d21946a01db1b8d5b81f"
    )
    assert started(RawProxyPage(then, query).start())["identity"] == {"kind": "anonymous"}


def test_check_114_a_parameter_added_after_signing_is_refused(world):
    for query in (signed(forwarded()) + [("evil", "1")], [("evil", "1")] + signed(forwarded())):
        rejected(RawProxyPage(world, query).start(), "signature")
    for name, value in (("logged_in_customer_id", "7002"), ("path_prefix", "/apps/other")):
        rejected(RawProxyPage(world, swapped(signed(forwarded()), **{name: value})).start(), "signature")
    assert done(world.control("GET", "/sessions")).json["sessions"] == []


def test_check_115_another_spelling_of_the_signature_is_refused(world):
    import base64

    pairs = forwarded()
    good = signature(pairs)
    for bad in (
        good.upper(),
        good[:-1],
        good + "0",
        base64.b64encode(bytes.fromhex(good)).decode(),
        "x" * 64,
    ):
        rejected(RawProxyPage(world, pairs + [("signature", bad)]).start(), "signature")


def test_checks_116_and_117_a_parameter_that_counts_stands_there_once(world):
    pairs = signed(forwarded())
    for name in ("signature", "shop", "timestamp"):
        rejected(
            RawProxyPage(world, [pair for pair in pairs if pair[0] != name]).start(),
            "missing-claim" if name == "signature" else "signature",
        )
        lacking = [pair for pair in forwarded() if pair[0] != name]
        if name != "signature":
            rejected(RawProxyPage(world, signed(lacking)).start(), "missing-claim")
    for name, value in pairs:
        rejected(RawProxyPage(world, pairs + [(name, value)]).start(), "duplicate-member")
        if name != "signature":
            rejected(RawProxyPage(world, signed(forwarded() + [(name, value)])).start(), "duplicate-member")


@pytest.mark.parametrize(
    "age, reason", [(89, None), (90, None), (91, "expired"), (-90, None), (-91, "not-yet-valid")]
)
def test_check_118_a_query_is_fresh_for_ninety_seconds(then, age, reason):
    answer = ProxyPage(then, at=THEN - age).start()
    if reason is None:
        started(answer)
    else:
        rejected(answer, reason)


def test_a_query_goes_stale_by_the_sandboxs_clock(then):
    page = ProxyPage(then, at=THEN)
    session = identifier(page.start())
    then.clock(advance="91s")
    rejected(page.session(session), "expired")


@pytest.mark.parametrize(
    "stamp", ["", "NaN", "Infinity", "123.45", "abc", "-1", "1e9", " 1760000000", "9" * 30]
)
def test_check_119_a_timestamp_is_a_whole_number(then, stamp):
    rejected(RawProxyPage(then, signed(swapped(forwarded(), timestamp=stamp))).start(), "claim-type")


def test_check_122_the_form_of_the_admin_requests_is_refused(world):
    import hashlib
    import hmac

    pairs = forwarded()
    joined = "&".join(f"{name}={value}" for name, value in sorted(pairs))
    digest = hmac.new(b"hush", joined.encode(), hashlib.sha256).hexdigest()
    rejected(RawProxyPage(world, pairs + [("signature", digest)]).start(), "signature")


def test_check_123_a_plus_is_a_blank(world):
    pairs = forwarded(q="a b")
    query = encoded(signed(pairs))
    for spelled in (query, query.replace("a%20b", "a+b")):
        assert started(RawProxyPage(world, spelled).start())["identity"]["sub"] == WHO
    kept = encoded(signed(forwarded(q="a+b")))
    rejected(RawProxyPage(world, kept.replace("a%2Bb", "a+b")).start(), "signature")


def test_check_124_the_body_is_not_covered_by_the_signature(world):
    page = RawProxyPage(world, signed(forwarded()))
    for body in ({"metadata": {"context": {"plan": "gold"}}}, {"metadata": {"context": {"plan": "free"}}}):
        answer = started(page.send("POST", "sessions", body))
        assert answer["identity"]["sub"] == WHO and answer["agentContext"] == {}


@pytest.mark.parametrize(
    "shop", ["other.myshopify.com", "demo.myshopify.com.evil.example", "DEMO.myshopify.com", ""]
)
def test_check_125_another_shop_is_refused(world, shop):
    rejected(ProxyPage(world, shop=shop).start(), "issuer")


def test_check_126_a_query_that_comes_again_is_taken_while_it_is_fresh(world):
    page = RawProxyPage(world, signed(forwarded()))
    first, second = identifier(page.start()), identifier(page.start())
    assert [part["id"] for part in done(page.history()).json["sessions"]] == [second, first]


def test_check_127_two_credentials_that_name_customers_conflict(world):
    session = identifier(ProxyPage(world).start())
    for made in (token("u-42"), token("7001")):
        page = ProxyPage(world, token=made)
        for answer in (page.start(), page.session(session), page.history()):
            assert problem(answer, 409)["reason"] == "identity-conflict"


def test_a_token_beside_a_guest_counts(world):
    answer = started(ProxyPage(world, "", token=token("u-42", plan="pro")).start())
    assert answer["identity"] == {"kind": "verified", "sub": "u-42"} and answer["agentContext"] == {
        "plan": "pro"
    }


def test_of_two_credentials_a_bad_one_is_refused_for_its_own_reason(world):
    rejected(ProxyPage(world, token=token(lifetime=-60)).start(), "expired")
    rejected(ProxyPage(world, "", token=token(secret="x" * 32)).start(), "signature")
    rejected(ProxyPage(world, shop="other.myshopify.com", token=token()).start(), "issuer")
    rejected(ProxyPage(world, at=1760000000, token=token()).start(), "expired")


def test_a_token_cannot_name_a_customer_of_the_shop(world):
    rejected(world.page("proxied", token(WHO)).start(), "subject")
    assert started(world.page("other-shop", token(WHO)).start())["identity"]["sub"] == WHO


def test_a_customer_by_token_is_not_the_customer_by_proxy(world):
    by_proxy = identifier(ProxyPage(world).start(message="mine"))
    by_token = world.page("proxied", token("7001"))
    assert whole_history(by_token, 10) == []
    problem(by_token.session(by_proxy), 404)


def test_two_customers_of_the_shop_stay_apart(world):
    first, second = ProxyPage(world, "7001"), ProxyPage(world, "7002")
    session = identifier(first.start(message="mine"))
    problem(second.session(session), 404)
    assert whole_history(second, 10) == []
    assert whole_history(first, 10) == [(session, ["mine"])]


def test_the_two_secrets_are_not_taken_for_one_another(world):
    rejected(RawProxyPage(world, signed(forwarded(), SECRET)).start(), "signature")
    rejected(world.page("proxied", sign({"sub": "u-42"}, PROXY_SECRET)).start(), "signature")


def test_an_unsigned_or_broken_query_is_refused(world):
    for query in ("", "shop=demo.myshopify.com", encoded(signed(forwarded())) + "&x=%zz", "%ff=1"):
        answer = RawProxyPage(world, query).start()
        assert answer.status in (400, 401), answer
    assert done(world.control("GET", "/sessions")).json["sessions"] == []
