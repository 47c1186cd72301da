"""Each check of the soak is seen to fail, on a record that was made wrong on purpose."""

import dataclasses
import json

import pytest

import rest
from hostile import answers, frames, malformed, refusals, unescaped
from refusals import reason
from transcripts import check_control, check_storm, compare
from truth import Box, Key, Ledger, Session, Storm

SAID = ["u-1.0:1", "u-1.0:2", "agent.u-1.0:1"]
CALM = rest.Rest(descriptors=6, resident=14 * rest.MIB, busy=0.0)
DENIED = "AccessDeniedException"
TOLD = {"type": "urn:chatgate:problem:bad-body", "title": "Bad Request", "status": 400, "detail": "It is."}
REJECTED = {**TOLD, "type": "urn:chatgate:problem:token-rejected", "reason": "expired", "checks": [{}]}


def session(unsure: str | None = None) -> Session:
    one = Session("s-1")
    for text in SAID:
        one.attempt(text.rpartition(":")[0], text)
        if text != unsure:
            one.settle(text.rpartition(":")[0], text, accepted=True)
    return one


def violations(texts: list[str], unsure: str | None = None) -> list[str]:
    ledger = Ledger()
    compare(ledger, session(unsure), texts, "control")
    return list(ledger.violations)


@pytest.mark.parametrize("unsure", [None, SAID[1]])
def test_a_transcript_as_it_was_accepted_holds(unsure):
    assert violations(SAID, unsure) == []
    assert violations([SAID[2], SAID[0], SAID[1]], unsure) == []


def test_what_got_no_answer_may_be_missing_and_what_was_refused_must_be():
    assert violations([SAID[0], SAID[2]], unsure=SAID[1]) == []
    one, ledger = session(), Ledger()
    one.attempt("u-1.0", "u-1.0:3")
    one.settle("u-1.0", "u-1.0:3", accepted=False)
    compare(ledger, one, [*SAID, "u-1.0:3"], "control")
    assert ledger.violations


@pytest.mark.parametrize(
    "texts",
    [SAID[1:], SAID[:2], [*SAID, SAID[1]], [SAID[1], SAID[0], SAID[2]], [*SAID, "u-2.0:1"], []],
    ids=["first lost", "agent lost", "twice", "out of order", "a stranger", "empty"],
)
@pytest.mark.parametrize("unsure", [None, SAID[1]])
def test_a_transcript_that_is_not_what_was_accepted_is_seen(texts, unsure):
    assert violations(texts, unsure) == ["a transcript is not what was accepted (control)"]


class Listing:
    """What control would show, in one page."""

    def __init__(self, *shown: tuple[str, list[str]]):
        self.shown = [
            {"id": name, "messages": [{"text": text} for text in texts]} for name, texts in shown
        ]

    def ask(self, *_) -> "Listing":
        return self

    def json(self) -> dict:
        return {"sessions": self.shown, "next": None}


@pytest.mark.parametrize(
    "shown, unsure, expected",
    [
        ([("s-1", SAID)], set(), []),
        ([("s-1", SAID), ("s-2", ["u-1.1:1"])], {"u-1.1:1"}, []),
        ([], set(), ["a session is gone"]),
        ([("s-1", SAID), ("s-2", ["u-1.1:1"])], set(), ["a session is there that nobody started"]),
        (
            [("s-1", SAID), ("s-2", ["a:1"]), ("s-3", ["a:1"])],
            {"a:1"},
            ["a session is there that nobody started"],
        ),
    ],
    ids=["whole", "a start without an answer", "gone", "a stranger", "one start twice"],
)
def test_every_session_was_started_once_and_is_there(shown, unsure, expected):
    box, ledger = Box("box", Key("k", "s")), Ledger()
    box.anonymous, box.unsure = [session()], unsure
    check_control(box, Listing(*shown), ledger)
    assert list(ledger.violations) == expected


@pytest.mark.parametrize(
    "answered, lost, expected",
    [
        (2, 3, []),
        (2, 0, []),
        (3, 3, ["a fault's answer without its entry in the journal"]),
        (1, 3, ["a fault's answer without its entry in the journal"]),
        (2, 4, ["an answer was lost without a fault"]),
    ],
)
def test_what_clients_felt_of_a_storm_is_in_the_journal(answered, lost, expected):
    box, ledger = Box("box", Key("k", "s"), Storm()), Ledger()
    box.storm.fired.update({"status": 1, "throttle": 1, "reset": 1, "drop": 1, "truncate": 1, "slow": 9})
    for felt in [False] * answered + [True] * lost:
        box.storm.felt(lost=felt)
    check_storm(box, ledger)
    assert list(ledger.violations) == expected


def judged(*rounds: rest.Rest) -> list[str]:
    ledger = Ledger()
    rest.judge(ledger, CALM, list(rounds))
    return list(ledger.violations)


def test_a_gateway_at_rest_as_before_holds():
    assert judged(CALM, CALM, CALM) == []
    assert judged(dataclasses.replace(CALM, resident=90 * rest.MIB), CALM, CALM) == []


@pytest.mark.parametrize("place", range(3))
def test_one_descriptor_more_and_a_spin_are_seen_in_any_round(place):
    for change, expected in [
        ({"descriptors": 7}, "descriptors grew"),
        ({"busy": 0.5}, "the gateway is busy with nothing to do"),
    ]:
        rounds = [CALM] * 3
        rounds[place] = dataclasses.replace(CALM, **change)
        assert judged(*rounds) == [expected]


def test_a_fuller_round_than_the_warm_up_may_leave_more():
    full = dataclasses.replace(CALM, resident=32 * rest.MIB, stored=20_000)
    assert judged(CALM, CALM, full) == []
    assert judged(CALM, CALM, dataclasses.replace(full, stored=5_000)) == ["memory grew"]


def test_memory_beyond_the_warm_up_is_seen():
    grown = [dataclasses.replace(CALM, resident=(14 + 5 * turn) * rest.MIB) for turn in range(6)]
    assert judged(*grown) == ["memory grew"]


@pytest.mark.parametrize(
    "status, kind, body, expected",
    [
        (400, "application/problem+json", TOLD, "bad-body"),
        (401, "application/problem+json", {**REJECTED, "status": 401}, "expired"),
        (401, "application/problem+json", {**REJECTED, "status": 401, "reason": None}, None),
        (401, "application/problem+json", {**REJECTED, "status": 401, "checks": []}, None),
        (400, "application/problem+json", {**TOLD, "detail": ""}, None),
        (400, "application/problem+json", {**TOLD, "title": ""}, None),
        (413, "application/problem+json", TOLD, None),
        (400, "application/problem+json", {**TOLD, "type": "about:blank"}, None),
        (400, "application/json", TOLD, None),
        (403, "application/json", {"__type": DENIED, "message": "no"}, DENIED),
        (403, "application/json", {"__type": "ThrottlingException", "message": "no"}, None),
        (403, "application/json", {"__type": DENIED}, None),
        (401, "application/json", {"data": {"statusCode": {"code": 401, "msg": "Unauthorized"}}}, None),
        (500, "text/plain", "oops", None),
        (500, "application/json", [], None),
        (503, "text/plain", "Too many connections. Try again in a second.\n", "too-many-connections"),
    ],
)
def test_a_refusal_has_a_reason_or_is_named(status, kind, body, expected):
    fields = {"content-type": kind}
    if kind == "application/json":
        fields["x-amzn-errortype"] = DENIED
    text = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    assert reason(status, fields, text) == expected
    ledger = Ledger()
    ledger.refusal(status, fields, text, "GET /")
    assert list(ledger.violations) == ([] if expected else ["a refusal without a reason"])


def test_hostile_cases_are_read_from_the_fixtures():
    assert len(malformed()) >= 300 and len(frames()) >= 100 and len(refusals()) >= 140
    assert unescaped(r"a\r\n\t\0\\\x41\xff") == b"a\r\n\t\0\\A\xff"


def test_answers_are_told_apart_by_their_lengths():
    text = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nHTTHTTP/1.1 400 Bad Request\r\nX: y\r\n\r\n"
    assert answers(text) == [(200, {"content-length": "3"}, b"HTT"), (400, {"x": "y"}, b"")]
