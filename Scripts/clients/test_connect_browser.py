"""What amazon-connect-chatjs sends from a page, header by header: checks 33 to 35, and 46 to 49 as it acts.

chatjs itself needs a browser and a bundle that no registry of ours has; here its requests are imitated.
"""

import hashlib
import json

import pytest

from connect_sockets import HEARTBEAT, PONG, SUBSCRIBED, Closed, Socket
from connect_world import ENDED, FOREIGN, LEFT, ORIGIN, READ, TYPING, Chat
from tools import Answer
from world import done

pytest_plugins = "connect_fixtures"
SIX = "authorization,content-type,x-amz-bearer,x-amz-content-sha256,x-amz-date,x-amz-user-agent"
SIGNED = "content-length;content-type;host;x-amz-bearer;x-amz-content-sha256;x-amz-date;x-amz-user-agent"
CALLS = ["connection", "message", "event", "transcript", "disconnect", "attachment"]


class Page:
    """A page with chatjs: each call is preflighted, then sent with an empty access key in its signature."""

    def __init__(self, chat: Chat, origin: str = ORIGIN):
        self.chat, self.origin = chat, origin
        self.ask, self.base = chat.connect.world.ask, f"{chat.connect.base}/participant"
        self.connections = 0

    def preflight(self, call: str, headers: str = SIX, method: str = "POST") -> Answer:
        asked = {
            "Origin": self.origin,
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": headers,
        }
        return self.ask("OPTIONS", f"{self.base}/{call}", asked, None)

    def send(self, call: str, bearer: str, body: dict) -> Answer:
        data = json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()
        digest = hashlib.sha256(data).hexdigest()
        headers = {
            "Authorization": "AWS4-HMAC-SHA256 Credential=/20261120/us-east-1/execute-api/aws4_request, "
            f"SignedHeaders={SIGNED}, Signature={hashlib.sha256(digest.encode()).hexdigest()}",
            "Content-Type": "application/json",
            "X-Amz-Bearer": bearer,
            "X-Amz-Content-Sha256": digest,
            "X-Amz-Date": "20261120T120000Z",
            "X-Amz-User-Agent": "aws-sdk-js/3.716.0 ua/2.1 os/Linux lang/js md/browser#Chrome_156 "
            "api/connectparticipant#3.716.0 AmazonConnect-ChatJS/5.0.0",
            "Origin": self.origin,
            "Referer": self.origin + "/",
        }
        return self.ask("POST", f"{self.base}/{call}", headers, data)

    def connect(self) -> Answer:
        self.connections += 1
        types = {"Type": ["WEBSOCKET", "CONNECTION_CREDENTIALS"]}
        return self.send("connection", self.chat.participant_token, types)

    def open(self) -> Socket:
        """Connects as chatjs does: subscribe, ping and heartbeat in one breath, then their answers."""
        details = done(self.connect(), 200).json
        self.chat.connection_token = details["ConnectionCredentials"]["ConnectionToken"]
        socket = self.chat.open(details["Websocket"]["Url"], subscribe=False, Origin=self.origin)
        for frame in ('{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}', '{"topic":"aws/ping"}'):
            socket.send(frame)
        socket.send(HEARTBEAT)
        answers = []
        while len(answers) < 3:
            if (frame := socket.frame())["topic"] != "aws/chat":
                answers.append(frame)
        assert answers == [SUBSCRIBED, PONG, {"topic": "aws/heartbeat"}]
        return socket

    def call(self, name: str, **body) -> Answer:
        return self.send(name, self.chat.connection_token, body)

    def say(self, text: str) -> Answer:
        return self.call("message", Content=text, ContentType="text/plain")


@pytest.fixture
def page(connect) -> Page:
    return Page(connect.attach(connect.start()))


def test_check_33_an_empty_access_key_is_accepted(page):
    """chatjs signs with an empty access key; the participant service takes it."""
    answer = done(page.connect(), 200)
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert answer.headers["x-amzn-RequestId"]
    assert set(answer.json) == {"Websocket", "ConnectionCredentials"}
    assert answer.json["Websocket"]["ConnectionExpiry"] and answer.json["ConnectionCredentials"]["Expiry"]


@pytest.mark.parametrize("call", CALLS + ["start-attachment-upload", "complete-attachment-upload"])
def test_check_34_the_preflight_names_the_six_headers(page, call):
    """The preflight of every call is 2xx, names all six headers, and allows GET, POST and PUT."""
    answer = done(page.preflight(call))
    allowed = [name.strip() for name in answer.headers["Access-Control-Allow-Headers"].lower().split(",")]
    assert set(SIX.split(",")) <= set(allowed), allowed
    methods = [name.strip() for name in answer.headers["Access-Control-Allow-Methods"].split(",")]
    assert {"GET", "POST", "PUT"} <= set(methods)
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN


@pytest.mark.parametrize("call", CALLS)
def test_check_35_a_page_can_read_the_403(page, call):
    """A 403 has CORS headers, its type in an exposed header and in `__type`: chatjs reads either."""
    answer = page.send(call, "no token of ours", {"Type": ["WEBSOCKET"]})
    assert answer.status == 403
    assert answer.headers["x-amzn-ErrorType"] == "AccessDeniedException"
    assert answer.json["__type"].rpartition("#")[2] == "AccessDeniedException"
    assert answer.json["message"] and answer.json["message"] == answer.json["Message"]
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    exposed = answer.headers["Access-Control-Expose-Headers"].lower()
    assert all(name in exposed for name in ("x-amzn-errortype", "x-amzn-requestid", "date"))


def test_a_page_talks_and_reads(page):
    """The whole circle as chatjs goes it, with an empty StartPosition each time."""
    socket = page.open()
    said = done(page.say("héllo"), 200).json
    typed = done(page.call("event", ContentType=TYPING), 200).json
    heard = {item["Id"]: item for item in socket.items()}
    assert heard[said["Id"]]["Content"] == "héllo" and typed["Id"]
    asked = {"MaxResults": 15, "ScanDirection": "BACKWARD", "SortOrder": "ASCENDING", "StartPosition": {}}
    items = done(page.call("transcript", **asked), 200).json["Transcript"]
    assert items[-1]["Id"] == said["Id"]


def test_check_46_a_page_that_leaves_hears_the_end_and_closes(page):
    """200 and `{}`, then chat.ended on the socket; chatjs closes it with 1000, and that is the end."""
    socket = page.open()
    answer = done(page.call("disconnect"), 200)
    assert answer.json == {}
    kinds = [item["ContentType"] for item in socket.items()]
    assert ENDED in kinds and LEFT in kinds
    socket.close()


@pytest.mark.parametrize("call", CALLS)
def test_check_47_after_the_end_a_page_is_told_403(page, call):
    """After the end every call is 403 AccessDeniedException, readable for the page."""
    page.open()
    page.chat.connect.agent_ends(page.chat.contact)
    answer = page.connect() if call == "connection" else page.call(call, ContentType=READ, Content="x")
    assert answer.status == 403 and answer.headers["x-amzn-ErrorType"] == "AccessDeniedException"
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN


def lose(socket: Socket) -> None:
    """The gateway closes the socket: a frame of 70,000 bytes is over its limit."""
    with pytest.raises(Closed) as end:
        socket.send("x" * 70_000)
        while True:
            socket.frame()
    assert end.value.args[0] in (1009, 1006)


def test_check_48_a_lost_socket_is_made_again_with_the_same_token(connect, page):
    """The gateway closes the socket: one new connection with the same token, the same chat, nothing lost."""
    first = page.open()
    done(page.say("before"), 200)
    lose(first)
    missed = connect.agent_says(page.chat.contact, "while you were away")
    second = page.open()
    assert page.connections == 2
    assert missed and "while you were away" not in [item.get("Content") for item in second.items()]
    said = done(page.say("after"), 200).json
    (heard,) = second.items()
    assert (heard["Id"], heard["ContactId"]) == (said["Id"], page.chat.contact)
    assert page.chat.texts() == ["before", "while you were away", "after"]


def test_check_49_a_lost_socket_of_an_ended_chat_is_403(connect, page):
    """Socket lost and chat over: CreateParticipantConnection is 403, from which chatjs concludes the end."""
    lose(page.open())
    connect.agent_ends(page.chat.contact)
    answer = page.connect()
    assert (answer.status, answer.headers["x-amzn-ErrorType"]) == (403, "AccessDeniedException")
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN


def test_a_page_of_a_foreign_origin_is_refused(page, connect):
    foreign = Page(page.chat, FOREIGN)
    answer = foreign.connect()
    assert answer.status == 403 and answer.headers["x-amzn-ErrorType"] == "AccessDeniedException"
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
    assert "Access-Control-Allow-Origin" not in foreign.preflight("connection").headers
    assert (
        "Access-Control-Allow-Origin"
        not in connect.world.ask(
            "GET", f"{connect.base}/contact/attributes/x/y", {"Origin": FOREIGN}, None
        ).headers
    )


def test_an_expiry_never_makes_chatjs_loop(connect, page):
    """An Expiry under two minutes ahead would make chatjs ask without pause."""
    for at in ("2026-01-15T09:00:00Z", "2031-01-15T09:00:00Z"):
        began = connect.freeze(at)
        answer = Page(connect.attach(connect.start())).connect().json
        for expiry in (answer["ConnectionCredentials"]["Expiry"], answer["Websocket"]["ConnectionExpiry"]):
            ahead = type(began).fromisoformat(expiry) - began
            assert ahead.total_seconds() >= 85, expiry
