"""The socket and the times it lives by: checks 36, 37, 50 and 51."""

import datetime
import time

import pytest

from connect_answers import refused
from connect_sockets import HEARTBEAT, PING, PONG, SUBSCRIBED, WIRES, Closed, NotOpened, Socket
from connect_world import ENDED, JOINED
from world import done

pytest_plugins = "connect_fixtures"
FRAMES = {
    "chatjs": '{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}',
    "Android": '{"topic": "aws/subscribe", "content": {"topics": ["aws/chat"]}}',
    "iOS": '{"topic": "aws/subscribe", "content": {"topics": ["aws/chat"]}})',
}


@pytest.mark.parametrize("by", WIRES)
@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_check_36_a_subscription_is_answered_with_its_topics(connect, frame, by):
    """Each client's subscribe frame, the iOS one with its `)` too, is answered by success and the topics."""
    socket = connect.attach(connect.start()).open(by=by, subscribe=False)
    assert socket.ask(frame) == SUBSCRIBED
    assert socket.ask(frame) == SUBSCRIBED, "a second time too"


@pytest.mark.parametrize("by", WIRES)
def test_check_37_heartbeat_and_ping_are_answered(chat, by):
    """aws/heartbeat comes back as it is, aws/ping with 200 and OK, subscribed or not."""
    for socket in (chat.open(by=by), chat.open(by=by, subscribe=False)):
        assert socket.ask(HEARTBEAT) == {"topic": "aws/heartbeat"}
        assert socket.ask(PING) == PONG


@pytest.mark.parametrize("by", WIRES)
def test_no_extension_is_taken(chat, by):
    assert chat.open(by=by).wire.extensions in (None, "")


def test_joining_is_said_once_and_kept(connect):
    chat = connect.chat()
    chat.open()
    kinds = [item["ContentType"] for socket in chat.sockets for item in socket.items()]
    assert kinds == [JOINED]
    kept = chat.whole_transcript()
    assert [(item["ContentType"], item["ParticipantRole"]) for item in kept] == [(JOINED, "CUSTOMER")]


def test_a_socket_that_did_not_subscribe_hears_nothing(connect, chat):
    deaf = chat.open(subscribe=False)
    chat.say("x"), connect.agent_says(chat.contact, "y")
    assert deaf.items() == []
    assert len(chat.sockets[0].items()) == 3, "what both said, and the agent who came in"


def test_check_50_a_url_is_opened_within_100_seconds(connect):
    """A URL is good for 100 s of the sandbox's clock; later its socket is refused."""
    connect.freeze()
    chat = connect.attach(connect.start())
    early, late = (chat.connection()["Websocket"]["Url"] for _ in range(2))
    connect.advance("99s")
    chat.open(early)
    connect.advance("2s")
    with pytest.raises(NotOpened):
        Socket(late)
    chat.open(), chat.say("a new URL is good")
    assert chat.sockets[0].items()[-1]["Content"] == "a new URL is good"


def test_check_50_a_participant_has_five_sockets(connect, chat):
    """A sixth socket of a participant is refused, the five go on, and one that closes makes room."""
    while len(chat.sockets) < 5:
        chat.open()
    with pytest.raises((NotOpened, Closed)):
        chat.open()
    assert len(chat.sockets) == 5
    for socket in chat.sockets:
        socket.items()
    said = chat.say("to all five")
    for socket in chat.sockets:
        assert [item["Id"] for item in socket.items()] == [said["Id"]]
    chat.sockets.pop().close()
    limit = time.monotonic() + 5
    while True:
        try:
            chat.open()
            break
        except (NotOpened, Closed):
            assert time.monotonic() < limit, "the room of a closed socket is never given back"
    connect.chat().open()


def test_check_51_a_chat_that_nobody_connects_to_ends(connect):
    """Without a connection within 5 minutes the contact ends: CUSTOMER_CONNECTION_NOT_ESTABLISHED."""
    began = connect.freeze()
    chat = connect.attach(connect.start())
    connect.advance("299s")
    assert "DisconnectReason" not in connect.describe(chat.contact)
    connect.advance("2s")
    ended = connect.describe(chat.contact)
    assert ended["DisconnectReason"] == "CUSTOMER_CONNECTION_NOT_ESTABLISHED"
    late = ended["DisconnectTimestamp"] - began
    assert datetime.timedelta(minutes=5) <= late <= datetime.timedelta(seconds=301)
    with refused(403, "AccessDeniedException"):
        chat.connection()
    assert [event["session"] for event in connect.world.events("session.ended")] == [chat.contact]


def test_check_51_a_chat_that_is_connected_goes_on(connect):
    """A customer who connected, and lost the socket, keeps the chat."""
    connect.freeze()
    chat = connect.chat()
    chat.socket.close()
    connect.advance("10m")
    chat.join().say("here again")
    assert "DisconnectReason" not in connect.describe(chat.contact)


@pytest.mark.parametrize("minutes", [60, None, 10080])
def test_a_chat_ends_with_its_duration(connect, minutes):
    """25 hours unless the start says otherwise; its sockets hear the end when the clock is moved."""
    connect.freeze()
    chat = connect.chat(**({"ChatDurationInMinutes": minutes} if minutes else {}))
    chat.socket.items()
    connect.advance(f"{(minutes or 1500) - 1}m")
    assert chat.socket.items() == []
    connect.advance("61s")
    assert [item["ContentType"] for item in chat.socket.items()][-1] == ENDED
    assert connect.describe(chat.contact)["DisconnectReason"] == "EXPIRED"
    with refused(403, "AccessDeniedException"):
        chat.connection()


def test_connect_participant_stands_for_the_socket(connect):
    """ConnectParticipant: true connects a customer who wants no socket."""
    connect.freeze()
    chat = connect.attach(connect.start())
    chat.connection(["CONNECTION_CREDENTIALS"], ConnectParticipant=True)
    connect.advance("10m")
    assert chat.say("by transcript alone")["Id"]
    assert chat.texts() == ["by transcript alone"]


def test_reset_closes_the_sockets_of_its_sandbox_alone(connect, chat, neighbour):
    other = neighbour.chat()
    done(connect.world.control("POST", "/reset"))
    assert chat.socket.end() in (1000, 1001, 1005, 1006, 1012)
    other.socket.items()
    other.is_untouched()
