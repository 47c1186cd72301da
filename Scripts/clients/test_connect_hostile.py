"""What a hostile or broken client sends to Amazon Connect: it is answered, and no other chat feels it."""

import contextlib
import json

import pytest
from botocore.exceptions import ClientError

from connect_answers import declined, refused
from connect_raw import BINARY, CLOSE, PING, SUBSCRIBE, RawSocket, frame
from connect_sockets import PONG, SUBSCRIBED, NotOpened, Socket
from connect_world import BOTH, FOREIGN, INSTANCE, KEY, WIDGET
from world import problem

pytest_plugins = "connect_fixtures"
LIMIT = 64 * 1024


@pytest.fixture
def raw(connect):
    """Opens sockets by hand, each of a chat of its own; all are closed at the end."""
    made: list[RawSocket] = []

    def opened(url: str | None = None, **how) -> RawSocket:
        made.append(RawSocket(url or connect.attach(connect.start()).connection()["Websocket"]["Url"], **how))
        return made[-1]

    yield opened
    for one in made:
        one.close()


PING_TOPIC = b'{"topic":"aws/ping"}'
MALFORMED = {
    "a reserved bit": (frame(PING_TOPIC, rsv=4), 1002),
    "a reserved opcode": (frame(PING_TOPIC, opcode=0x3), 1002),
    "a reserved control opcode": (frame(b"", opcode=0xB), 1002),
    "an unmasked frame": (frame(PING_TOPIC, mask=False), 1002),
    "a ping of 126 bytes": (frame(b"x" * 126, opcode=PING), 1002),
    "a fragmented ping": (frame(b"x", opcode=PING, final=False), 1002),
    "a continuation of nothing": (frame(PING_TOPIC, opcode=0x0), 1002),
    "a text in a text": (frame(b"{", final=False) + frame(b"}"), 1002),
    "text that is not UTF-8": (frame(b'{"topic":"\xff"}'), 1007),
    "half a character": (frame(b'"\xc3', final=False) + frame(b'"', opcode=0x0), 1007),
    "a close code of one byte": (frame(b"\x03", opcode=CLOSE), 1002),
    "a close code 1005": (frame((1005).to_bytes(2, "big"), opcode=CLOSE), 1002),
    "a long message": (frame(b" " * (LIMIT + 1)), 1009),
    "the head of a long message": (frame(b" " * (1 << 20))[:14], 1009),
    "a long message in pieces": (
        frame(b" " * LIMIT, final=False) + frame(b" ", opcode=0x0),
        1009,
    ),
}


@pytest.mark.parametrize("sent, code", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_frame_closes_its_own_socket(raw, bystanders, sent, code):
    one = raw()
    assert one.status == 101
    one.send(frame(SUBSCRIBE))
    with contextlib.suppress(ConnectionError):
        one.send(sent)
    assert one.closing() == code


@pytest.mark.parametrize(
    "headers, status",
    [
        ({"Sec_WebSocket_Version": "12"}, 426),
        ({"Sec_WebSocket_Key": "short"}, 400),
        ({"Sec_WebSocket_Key": None}, 400),
        ({"Upgrade": None}, 426),
        ({"Connection": "close"}, 400),
        ({"Origin": FOREIGN}, 403),
    ],
    ids=str,
)
def test_a_bad_handshake_is_no_socket(raw, bystanders, headers, status):
    found = raw(**headers).status
    assert found == status or (status, found) in {(426, 400), (400, 426)}, found


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"hello",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"topic":7}',
        b'{"topic":"aws/unknown"}',
        b'{"topic":"aws/subscribe"}',
        b'{"topic":"aws/subscribe","content":{"topics":"aws/chat"}}',
        b'{"topic":"aws/chat","contentType":"application/json","content":"{}"}',
        b"[" * 10_000,
        b'{"topic":"aws/ping","topic":"aws/heartbeat"}',
    ],
    ids=lambda said: said[:30].decode(),
)
def test_a_frame_that_says_nothing_is_no_end(connect, chat, bystanders, said):
    """Amazon copes with what is no JSON, so the socket goes on; nobody is told anything."""
    chat.socket.send(said.decode())
    assert items(chat.socket) == []
    heard = chat.say("and on")
    assert [item["Id"] for item in items(chat.socket)] == [heard["Id"]]


def items(socket: Socket) -> list[dict]:
    """The chat items up to the next pong, whatever else was answered before."""
    found = []
    socket.send('{"topic":"aws/ping"}')
    while (one := socket.frame()) != PONG:
        if one.get("topic") == "aws/chat":
            found.append(json.loads(one["content"]))
    return found


def test_a_binary_frame_is_no_message(raw, bystanders):
    one = raw()
    one.send(frame(PING_TOPIC, opcode=BINARY) + frame(b"", opcode=CLOSE))
    assert one.next()[0] == CLOSE


@pytest.mark.parametrize("topic", ["aws/other", "aws/chat/", "", "*", "aws/chat2"])
def test_another_topic_is_not_given(connect, bystanders, topic):
    chat = connect.attach(connect.start())
    socket = chat.open(subscribe=False)
    answer = socket.ask(json.dumps({"topic": "aws/subscribe", "content": {"topics": [topic]}}))
    assert (answer["topic"], answer["content"]["status"]) == ("aws/subscribe", "failure")
    chat.say("x")
    assert socket.items() == []
    assert socket.ask(SUBSCRIBE.decode()) == SUBSCRIBED


def test_a_token_of_another_contact_reaches_its_own_chat_alone(connect, chat, bystanders):
    other = connect.chat()
    other.socket.items()
    mine, chat.connection_token = chat.connection_token, other.connection_token
    said = chat.say("said with the other's token")
    assert chat.socket.items() == []
    assert [item["Id"] for item in other.socket.items()] == [said["Id"]]
    chat.connection_token = mine
    assert chat.texts() == []


@pytest.mark.parametrize("token", ["x", "x" * 1000, "x" * 1001, "é", "..", "a.b.c"])
def test_an_invented_token_is_403(chat, bystanders, token):
    url = f"{chat.connect.base}/participant/message"
    answer = chat.connect.world.ask(
        "POST",
        url,
        {"X-Amz-Bearer": token.encode(), "Content-Type": "application/json"},
        b'{"ContentType":"text/plain","Content":"x"}',
    )
    assert (answer.status, answer.headers["x-amzn-ErrorType"]) in (
        (403, "AccessDeniedException"),
        (400, "ValidationException"),
    )
    assert chat.socket.items() == []


def test_no_token_at_all_is_403(chat, bystanders):
    for call in ("connection", "message", "event", "transcript", "disconnect"):
        answer = chat.connect.world.ask(
            "POST", f"{chat.connect.base}/participant/{call}", {"Content-Type": "application/json"}, b"{}"
        )
        assert (answer.status, answer.headers["x-amzn-ErrorType"]) == (403, "AccessDeniedException"), answer


def test_a_contact_of_another_sandbox_is_not_there(connect, neighbour, bystanders):
    theirs = neighbour.chat(Attributes={"secret": "x"})
    theirs.socket.items()
    for call in ("get_contact_attributes", "describe_contact"):
        name = "ContactId" if call == "describe_contact" else "InitialContactId"
        with refused(404, "ResourceNotFoundException"):
            getattr(connect.api, call)(InstanceId=INSTANCE, **{name: theirs.contact})
    with refused(404, "ResourceNotFoundException"):
        connect.api.update_contact_attributes(
            InstanceId=INSTANCE, InitialContactId=theirs.contact, Attributes={"a": "b"}
        )
    with refused(403, "AccessDeniedException"):
        connect.participant_api.create_participant_connection(
            ParticipantToken=theirs.participant_token, Type=BOTH
        )
    with refused(403, "AccessDeniedException"):
        connect.participant_api.send_message(
            ConnectionToken=theirs.connection_token, ContentType="text/plain", Content="x"
        )
    url = theirs.connection()["Websocket"]["Url"]
    with pytest.raises(NotOpened):
        Socket(url.replace(f"/sandbox/{neighbour.world.name}/", f"/sandbox/{connect.world.name}/"))
    problem(connect.world.control("GET", f"/sessions/{theirs.contact}"), 404)
    with pytest.raises(ClientError) as told:
        connect.api.stop_contact(InstanceId=INSTANCE, ContactId=theirs.contact)
    assert told.value.response["ResponseMetadata"]["HTTPStatusCode"] in (404, 410)
    assert theirs.socket.items() == [] and neighbour.attributes(theirs.contact) == {"secret": "x"}


def test_an_invented_socket_url_is_refused(connect, chat, bystanders):
    url = chat.connection()["Websocket"]["Url"]
    base, _, query = url.partition("?")
    for wrong in (base, f"{base}?", f"{base}?{query[:-1]}", f"{base}?{query}x", f"{base}?x={KEY}"):
        with pytest.raises(NotOpened) as told:
            Socket(wrong)
        assert told.value.args[0] in (400, 401, 403, 404)


def test_a_plain_get_of_the_socket_url_is_no_chat(connect, chat, bystanders):
    url = chat.connection()["Websocket"]["Url"].replace("ws://", "http://", 1)
    assert connect.world.ask("GET", url, {}, None).status in (400, 426)
    assert connect.world.ask("POST", url, {}, b"").status in (400, 405, 426)


def test_an_unknown_widget_and_a_foreign_origin(connect, chat, bystanders):
    declined(connect.widget_start(connect.token(), widget="nobody"), 404)
    declined(connect.widget_start(connect.token(), Origin=FOREIGN), 400)
    answer = connect.world.ask(
        "POST",
        f"{connect.base}/participant/transcript",
        {"Origin": FOREIGN, "X-Amz-Bearer": chat.connection_token, "Content-Type": "application/json"},
        b"{}",
    )
    assert (answer.status, answer.headers["x-amzn-ErrorType"]) == (403, "AccessDeniedException")
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def test_a_socket_that_stops_reading_is_dropped_and_its_chat_goes_on(connect, raw, bystanders):
    """More than 256 KiB that it does not read, and the socket is gone; the transcript has all of it."""
    chat = connect.attach(connect.start())
    deaf = raw(chat.connection()["Websocket"]["Url"], receive_buffer=4096)
    deaf.send(frame(SUBSCRIBE))
    assert json.loads(deaf.next()[1]) == SUBSCRIBED
    hearing = chat.open()
    hearing.items()
    count, text = 160, '"' * 16384
    connect.agent_event(chat.contact, "typing")
    hearing.items()
    for _ in range(count):
        connect.agent_says(chat.contact, text)
        assert [item["Content"] for item in hearing.items()] == [text]
    received = deaf.drained()
    assert received < count * 4 * len(text), "each of these quotes takes four bytes of a frame"
    assert chat.texts() == [text] * count
    said = chat.say("and on")
    assert [item["Id"] for item in hearing.items()] == [said["Id"]]
    assert chat.open().ask('{"topic":"aws/ping"}') == PONG


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'{"Content":"x"}', b'{"ContentType":7}', b"\xff"])
def test_a_body_that_is_no_request_is_400(connect, chat, bystanders, body):
    headers = {"X-Amz-Bearer": chat.connection_token, "Content-Type": "application/json"}
    answer = connect.world.ask("POST", f"{connect.base}/participant/message", headers, body)
    assert (answer.status, answer.headers["x-amzn-ErrorType"]) == (400, "ValidationException"), answer
    start = connect.world.ask("PUT", f"{connect.base}/contact/chat", {}, body)
    assert start.status == 400 and start.json["message"] == start.json["Message"] != "", start
    assert start.headers["x-amzn-ErrorType"] in ("InvalidRequestException", "InvalidParameterException")


def test_a_widget_of_the_other_platform_has_no_contacts(connect, bystanders):
    declined(connect.widget_start(connect.token(), widget="shop"), 404)
    answer = connect.world.page(WIDGET).start()
    problem(answer, 404)
