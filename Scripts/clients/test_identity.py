"""Who speaks, what the agent is told, and what is kept apart."""

import unicodedata

import pytest

from minters import token
from world import done, identifier, problem, rejected, started, texts, whole_history

PAGE_SAYS = {
    "context": {"plan": "gold", "vip": True},
    "groups": ["vip"],
    "data": {"orderId": "12345"},
    "source": "cart",
    "platform": "web",
    "state": {"a": [1]},
}
FAR = 2_000_000_000
PASSES = {name: PAGE_SAYS[name] for name in ("data", "source", "platform", "state")}


def test_check_69_a_page_cannot_promote_a_verified_visitor(world):
    answer = started(world.page(token=token(plan="free")).start(PAGE_SAYS))
    assert answer["stripped"] == ["metadata.context", "metadata.groups"]
    assert answer["metadata"] == PASSES
    assert (answer["agentContext"], answer["trust"]) == ({"channel": "web", "plan": "free"}, "verified")


def test_check_70_an_anonymous_page_is_heard_and_not_believed(world):
    answer = started(world.page().start(PAGE_SAYS))
    assert answer["identity"] == {"kind": "anonymous"} and answer["historyScope"] == "current-session"
    assert answer["metadata"] == PAGE_SAYS and answer["stripped"] == []
    assert answer["agentContext"] == {"plan": "unknown", "vip": True, "channel": "web"}
    assert answer["trust"] == "untrusted"


def test_a_page_that_says_nothing_leaves_the_context_trusted(world):
    for metadata in (None, {}, {"context": {}}, {"data": 1}):
        answer = started(world.page().start(metadata))
        assert (answer["agentContext"], answer["trust"]) == (
            {"channel": "web", "plan": "unknown"},
            "verified",
        )


def test_a_strict_widget_strips_everybody(world):
    for credential in (None, token(plan="free")):
        answer = started(world.page("strict", credential).start(PAGE_SAYS))
        assert answer["stripped"] == ["metadata.context", "metadata.groups"] and answer["metadata"] == PASSES
        assert (
            answer["agentContext"] == ({"plan": "free"} if credential else {})
            and answer["trust"] == "verified"
        )


def test_only_what_was_there_is_called_stripped(world):
    page = world.page(token=token())
    assert started(page.start({"groups": ["a"]}))["stripped"] == ["metadata.groups"]
    assert started(page.start({"context": {}}))["stripped"] == ["metadata.context"]
    assert started(page.start({"data": 1}))["stripped"] == []


def test_check_72_claims_win_over_the_widget_and_the_widget_over_the_page(world):
    assert started(world.page(token=token(plan="pro", seats=3)).start(PAGE_SAYS))["agentContext"] == {
        "channel": "web",
        "plan": "pro",
        "seats": 3,
    }
    assert started(world.page().start({"context": {"channel": "fax", "lang": "de"}}))["agentContext"] == {
        "channel": "web",
        "plan": "unknown",
        "lang": "de",
    }


def test_check_73_a_variant_of_the_name_passes_as_data_and_a_duplicate_is_refused(world):
    page = world.page("other-shop", token())
    answer = started(page.start({"Context": {"plan": "gold"}, "GROUPS": ["vip"]}))
    assert (
        answer["metadata"] == {"Context": {"plan": "gold"}, "GROUPS": ["vip"]}
        and answer["agentContext"] == {}
    )
    problem(page.send("POST", "sessions", b'{"metadata":{"context":{},"context":{"plan":"gold"}}}'), 400)
    problem(page.send("POST", "sessions", b'{"metadata":{"c\\u006fntext":{},"context":{}}}'), 400)


def test_a_message_is_stripped_by_the_same_rule(world):
    verified = world.page("other-shop", token(plan="free"))
    session = identifier(verified.start())
    assert done(verified.say(session, "hi", metadata=PAGE_SAYS), 201).json["message"]["role"] == "customer"
    assert done(verified.session(session)).json["agentContext"] == {"plan": "free"}
    anonymous = world.page("other-shop")
    session = identifier(anonymous.start({"context": {"plan": "a", "step": 1}}))
    done(anonymous.say(session, "hi", metadata={"context": {"step": 2}}), 201)
    seen = done(anonymous.session(session)).json
    assert (seen["agentContext"], seen["trust"]) == ({"plan": "a", "step": 2}, "untrusted")


def test_an_answer_to_a_message_says_what_was_stripped(world):
    page = world.page(token=token())
    answer = done(page.say(identifier(page.start()), "hi", metadata=PAGE_SAYS), 201).json
    assert answer.get("stripped", answer["message"].get("stripped")) == [
        "metadata.context",
        "metadata.groups",
    ]


def test_check_78_a_verified_visitor_sees_every_session(world):
    sessions = [identifier(world.page(token=token("u-1", n=n)).start(message=str(n))) for n in range(3)]
    assert whole_history(world.page(token=token("u-1")), 50) == [(sessions[n], [str(n)]) for n in (2, 1, 0)]


def test_check_79_an_anonymous_visitor_sees_only_the_session_it_names(world):
    page = world.page()
    first, second = identifier(page.start(message="one")), identifier(page.start(message="two"))
    answer = done(page.history(first)).json
    assert answer["scope"] == "current-session"
    assert [(part["id"], texts(part["messages"])) for part in answer["sessions"]] == [(first, ["one"])]
    assert whole_history(page, 5, second) == [(second, ["two"])]
    problem(page.history(), 400)
    problem(page.history("0" * len(first)), 404)


def test_check_80_an_anonymous_visitor_cannot_reach_a_customers_session(world):
    session = identifier(world.page(token=token()).start(message="secret"))
    nobody = world.page()
    unknown = nobody.session("0" * len(session))
    for answer in [
        nobody.session(session),
        nobody.history(session),
        nobody.say(session, "x"),
        nobody.logout(session),
    ]:
        assert problem(answer, 404) == unknown.json, "the answer tells that the session exists"


def test_check_81_a_login_on_an_anonymous_session_keeps_it_apart(world):
    session = identifier(world.page().start(message="before"))
    logged_in = world.page(token=token())
    problem(logged_in.session(session), 404)
    assert done(world.page().session(session)).json["identity"] == {"kind": "anonymous"}
    assert done(logged_in.history()).json["sessions"] == []
    assert len(world.events("identity-conflict")) == 1


def test_check_81_a_widget_may_link_the_session_to_who_logs_in(world):
    anonymous = world.page("linking")
    session = identifier(anonymous.start({"context": {"plan": "gold"}, "data": 1}, "before"))
    logged_in = world.page("linking", token(plan="free"))
    done(logged_in.say(session, "after"), 201)
    seen = done(logged_in.session(session)).json
    assert seen["identity"] == {"kind": "verified", "sub": "u-42"} and seen["agentContext"] == {
        "plan": "free"
    }
    assert seen["metadata"] == {"data": 1} and seen["stripped"] == ["metadata.context"]
    assert (texts(seen["messages"]), seen["trust"]) == (["before", "after"], "verified")
    for answer in [anonymous.session(session), anonymous.say(session, "x")]:
        problem(answer, 404)
    problem(world.page("linking", token("u-1")).session(session), 404)


def test_check_82_two_users_in_one_browser_stay_apart(world):
    first, second = world.page(token=token("u-1")), world.page(token=token("u-2"))
    ours, theirs = identifier(first.start(message="mine")), identifier(second.start(message="theirs"))
    assert whole_history(first, 9) == [(ours, ["mine"])]
    assert whole_history(second, 9) == [(theirs, ["theirs"])]
    done(first.logout(ours), 204)
    rejected(first.history(), "revoked")
    assert whole_history(second, 9) == [(theirs, ["theirs"])]
    problem(second.session(ours), 404)


def test_check_83_two_tabs_of_one_user_share_the_conversation(world):
    shared = token()
    left, right = world.page(token=shared), world.page(token=shared)
    session = identifier(left.start(message="left"))
    done(right.say(session, "right"), 201)
    done(left.say(session, "left again"), 201)
    assert texts(done(right.session(session)).json["messages"]) == ["left", "right", "left again"]


def test_check_83_two_tabs_of_two_users_are_each_judged_by_their_own_token(world):
    left, right = world.page(token=token("u-1")), world.page(token=token("u-2"))
    session = identifier(left.start(message="left"))
    problem(right.say(session, "right"), 404)
    assert texts(done(left.session(session)).json["messages"]) == ["left"]


@pytest.mark.parametrize(
    "one, other",
    [
        (unicodedata.normalize("NFC", "josé"), unicodedata.normalize("NFD", "josé")),
        ("\u212b", "\u00e5".upper()),
        ("User@X.com", "user@x.com"),
        ("u-42", "u-42\u200b"),
        ("ﬁ", "fi"),
        ("1", "１"),
    ],
)
def test_check_58_subjects_that_look_alike_are_two_customers(world, one, other):
    assert one != other
    sessions = {}
    for sub in (one, other):
        answer = world.page(token=token(sub)).start(message=sub)
        if answer.status == 401:
            rejected(answer, "subject")
            continue
        assert started(answer)["identity"]["sub"] == sub
        sessions[sub] = identifier(answer)
    assert one in sessions
    for sub, session in sessions.items():
        assert whole_history(world.page(token=token(sub)), 9) == [(session, [sub])]


def test_check_84_an_email_in_a_claim_joins_nobody(world):
    for sub in ("u-1", "u-2"):
        world.page(token=token(sub, email="a@example.com")).start(message=sub)
    assert [
        found[1] for found in whole_history(world.page(token=token("u-1", email="a@example.com")), 9)
    ] == [["u-1"]]


def test_check_85_the_same_subject_on_another_widget_is_another_customer(world):
    session = identifier(world.page("shop", token()).start())
    elsewhere = world.page("other-shop", token())
    assert done(elsewhere.history()).json["sessions"] == []
    problem(elsewhere.session(session), 404)


def test_check_86_two_tokens_of_equal_claims_are_two_tokens(world):
    first, second = token("u-1", at=1768467600, lifetime=FAR), token("u-2", at=1768467600, lifetime=FAR)
    for made, sub in ((first, "u-1"), (second, "u-2"), (first, "u-1")):
        assert started(world.page(token=made).start())["identity"]["sub"] == sub
    done(world.page(token=first).logout(), 204)
    assert world.page(token=second).start().status == 201


def test_the_later_token_of_a_customer_says_what_holds(world):
    old, new = (
        token(at=1768467600, lifetime=FAR, plan="free", a=1),
        token(at=1768467601, lifetime=FAR, plan="pro"),
    )
    first = identifier(world.page("other-shop", old).start())
    second = identifier(world.page("other-shop", new).start())
    for session in (first, second):
        assert done(world.page("other-shop", old).session(session)).json["agentContext"] == {"plan": "pro"}


def test_an_ended_session_keeps_the_claims_it_had(world):
    first = token(at=1768467600, lifetime=FAR, plan="free")
    session = identifier(world.page("other-shop", first).start())
    done(world.control("POST", f"/sessions/{session}/end"))
    later = world.page("other-shop", token(at=1768467700, lifetime=FAR, plan="pro"))
    assert done(later.session(session)).json["agentContext"] == {"plan": "free"}
    assert started(later.start())["agentContext"] == {"plan": "pro"}


def test_metadata_of_the_wrong_shape_is_refused(world):
    for metadata in ([], "x", 1, {"context": []}, {"context": "x"}):
        problem(world.page().send("POST", "sessions", {"metadata": metadata}), 400)
    assert done(world.control("GET", "/sessions")).json["sessions"] == []
