"""The participant service by boto3, with a socket beside it: checks 32, 38 to 41 and 45 to 47."""

import datetime
import re

import pytest

from connect_answers import refused
from connect_sockets import WIRES
from connect_world import BOTH, DELIVERED, ENDED, INSTANCE, INTERACTIVE, LEFT, METADATA, READ, TYPING, moment

pytest_plugins = "connect_fixtures"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("types", [BOTH, BOTH[:1], BOTH[1:]], ids="+".join)
def test_check_32_connection_details(connect, root, types):
    """The socket's URL begins with ws://127.0.0.1: and the sandbox's prefix; Expiry is a day ahead."""
    began = connect.freeze()
    answer = connect.attach(connect.start()).connection(types)
    assert ("Websocket" in answer, "ConnectionCredentials" in answer) == (
        "WEBSOCKET" in types,
        "CONNECTION_CREDENTIALS" in types,
    )
    if "WEBSOCKET" in types:
        port = root.rpartition(":")[2]
        prefix = f"ws://127.0.0.1:{port}/sandbox/{connect.world.name}/connect/websocket?"
        assert answer["Websocket"]["Url"].startswith(prefix), answer
        assert TIME.fullmatch(answer["Websocket"]["ConnectionExpiry"])
        assert moment(answer["Websocket"]["ConnectionExpiry"]) > began
    if "CONNECTION_CREDENTIALS" in types:
        assert 0 < len(answer["ConnectionCredentials"]["ConnectionToken"]) <= 1000
        assert TIME.fullmatch(answer["ConnectionCredentials"]["Expiry"])
        ahead = moment(answer["ConnectionCredentials"]["Expiry"]) - began
        assert abs(ahead - DAY) < datetime.timedelta(minutes=5)


def test_check_32_the_url_is_127_0_0_1_whoever_asks_under_which_name(connect, root):
    """chatjs refuses ws://localhost, so the URL names 127.0.0.1 though the caller said localhost."""
    port = root.rpartition(":")[2]
    answer = connect.world.ask(
        "POST",
        f"{connect.base}/participant/connection",
        {
            "Host": f"localhost:{port}",
            "X-Amz-Bearer": connect.start()["ParticipantToken"],
            "Content-Type": "application/json",
        },
        b'{"Type":["WEBSOCKET"]}',
    )
    assert answer.json["Websocket"]["Url"].startswith(f"ws://127.0.0.1:{port}/"), answer


@pytest.mark.parametrize("types", [[], ["CARRIER_PIGEON"]], ids=str)
def test_a_connection_of_no_known_type_is_refused(connect, types):
    token = connect.start()["ParticipantToken"]
    answer = connect.world.ask(
        "POST",
        f"{connect.base}/participant/connection",
        {"X-Amz-Bearer": token, "Content-Type": "application/json"},
        ('{"Type":["' + types[0] + '"]}' if types else '{"Type":[]}').encode(),
    )
    assert (answer.status, answer.headers["x-amzn-ErrorType"]) == (400, "ValidationException"), answer


@pytest.mark.parametrize("by", WIRES)
def test_check_38_a_message_is_echoed_once_under_its_id(connect, by):
    """SendMessage's Id is that of the echoed frame, on every socket of the chat, and so is its time."""
    chat = connect.attach(connect.start()).join(by=by)
    chat.open(by=by)
    for socket in chat.sockets:
        socket.items()
    text = 'Where is "my" order? \\ é 😀\n</script>'
    said = chat.say(text)
    assert TIME.fullmatch(said["AbsoluteTime"])
    for socket in chat.sockets:
        assert socket.items() == [
            {
                "AbsoluteTime": said["AbsoluteTime"],
                "Content": text,
                "ContentType": "text/plain",
                "Id": said["Id"],
                "Type": "MESSAGE",
                "ParticipantId": chat.participant,
                "DisplayName": "Customer",
                "ParticipantRole": "CUSTOMER",
                "InitialContactId": chat.contact,
                "ContactId": chat.contact,
            }
        ]
    assert chat.whole_transcript()[-1]["Id"] == said["Id"]


@pytest.mark.parametrize("letter", ["x", "é", "😀"])
def test_check_39_a_message_has_16384_bytes_at_most(chat, letter):
    """A message of 16,384 bytes is taken; one byte more is ValidationException, 400."""
    whole = letter * (16384 // len(letter.encode()))
    said = chat.say(whole)
    with refused(400, "ValidationException"):
        chat.say(whole + "x")
    heard = chat.socket.items()
    assert [(item["Id"], item["Content"]) for item in heard] == [(said["Id"], whole)]


@pytest.mark.parametrize("kind", ["text/markdown", "application/json", INTERACTIVE + ".response"])
def test_check_40_a_content_type_must_be_enabled(connect, kind):
    """SendMessage of a type that the start did not enable is ValidationException; of one it did, taken."""
    plain = connect.chat(SupportedMessagingContentTypes=["text/plain"])
    with refused(400, "ValidationException"):
        plain.say("{}", kind)
    rich = connect.chat(SupportedMessagingContentTypes=["text/plain", kind])
    rich.socket.items()
    rich.say("{}", kind)
    assert [item["ContentType"] for item in rich.socket.items()] == [kind]


@pytest.mark.parametrize("kind", ["image/png", "x", "x" * 101])
def test_check_40_an_unknown_content_type_is_refused(chat, kind):
    """A type that Amazon Connect does not know is ValidationException."""
    with refused(400, "ValidationException"):
        chat.say("x", kind)


@pytest.mark.parametrize("receipt, member", [(READ, "ReadTimestamp"), (DELIVERED, "DeliveredTimestamp")])
def test_check_41_two_receipts_under_one_client_token(connect, chat, receipt, member):
    """Two receipts for two messages, with the same literal ClientToken, push two frames to the author."""
    bot = connect.bot(chat)
    said = [bot.say("one")["Id"], bot.say("two")["Id"]]
    bot.socket.items()
    for message in said:
        chat.event(receipt, {"messageId": message}, ClientToken="INCOMING_READ_RECEIPT")
    heard = bot.socket.items()
    assert [item["MessageMetadata"]["MessageId"] for item in heard] == said
    for item in heard:
        assert (item["Type"], item["ContentType"]) == ("MESSAGEMETADATA", METADATA)
        (told,) = item["MessageMetadata"]["Receipts"]
        assert told["RecipientParticipantId"] == chat.participant and TIME.fullmatch(told[member])
        assert item["ContactId"] == item["InitialContactId"] == chat.contact


def test_check_45_each_token_opens_its_own_door(chat):
    """SendMessage with the participant token is 403, and a connection made with the connection token."""
    with refused(403, "AccessDeniedException") as told:
        chat.api.send_message(ConnectionToken=chat.participant_token, ContentType="text/plain", Content="x")
    assert told["attempts"] == 1
    with refused(403, "AccessDeniedException"):
        chat.api.create_participant_connection(ParticipantToken=chat.connection_token, Type=BOTH)
    assert chat.socket.items() == []


def test_check_46_a_participant_who_leaves_ends_the_chat(connect, chat):
    """DisconnectParticipant is 200 and `{}`; the socket then hears left and chat.ended."""
    answer = chat.leave()
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200 and set(answer) == {"ResponseMetadata"}
    kinds = [item["ContentType"] for item in chat.socket.items()]
    assert sorted(kinds) == sorted([LEFT, ENDED])
    assert connect.describe(chat.contact)["DisconnectReason"] == "CUSTOMER_DISCONNECT"


CALLS = {
    "CreateParticipantConnection": lambda chat: chat.connection(),
    "SendMessage": lambda chat: chat.say("x"),
    "SendEvent": lambda chat: chat.event(TYPING),
    "GetTranscript": lambda chat: chat.transcript(),
    "DisconnectParticipant": lambda chat: chat.leave(),
    "StartAttachmentUpload": lambda chat: chat.api.start_attachment_upload(
        ConnectionToken=chat.connection_token,
        ContentType="text/plain",
        AttachmentName="a.txt",
        AttachmentSizeInBytes=1,
    ),
    "CompleteAttachmentUpload": lambda chat: chat.api.complete_attachment_upload(
        ConnectionToken=chat.connection_token, AttachmentIds=["x"]
    ),
    "GetAttachment": lambda chat: chat.api.get_attachment(
        ConnectionToken=chat.connection_token, AttachmentId="x"
    ),
}


@pytest.mark.parametrize("end", ["customer", "agent", "API"])
@pytest.mark.parametrize("call", CALLS)
def test_check_47_after_the_end_every_call_is_403(connect, chat, call, end):
    """After the end, whoever ended it, every call of the participant is AccessDeniedException, 403."""
    if end == "customer":
        chat.leave()
    elif end == "agent":
        connect.agent_ends(chat.contact)
    else:
        connect.api.stop_contact(InstanceId=INSTANCE, ContactId=chat.contact)
    with refused(403, "AccessDeniedException") as told:
        CALLS[call](chat)
    assert told["attempts"] == 1


def test_a_message_under_the_same_client_token_is_said_once(chat):
    """Retries carry the same ClientToken, so it must not speak twice."""
    first, again = (chat.say("once", ClientToken="one") for _ in range(2))
    assert first["Id"] == again["Id"]
    assert [item["Id"] for item in chat.socket.items()] == [first["Id"]]
    assert chat.texts() == ["once"]


def test_typing_is_heard_and_not_kept(connect, chat):
    bot = connect.bot(chat)
    chat.socket.items(), bot.socket.items()
    typed = chat.event(TYPING)
    (heard,) = bot.socket.items()
    assert (heard["Id"], heard["Type"], heard["ContentType"]) == (typed["Id"], "EVENT", TYPING)
    assert heard["ParticipantId"] == chat.participant and "Content" not in heard
    assert TYPING not in [item.get("ContentType") for item in chat.whole_transcript()]


@pytest.mark.parametrize("kind", ["x", "text/plain", ENDED, "application/vnd.amazonaws.connect.event.x"])
def test_a_page_cannot_send_another_event(chat, kind):
    with refused(400, "ValidationException"):
        chat.event(kind)
    assert chat.socket.items() == []


def test_the_connection_token_lasts_a_day(connect):
    connect.freeze()
    chat = connect.chat(ChatDurationInMinutes=10080)
    old = chat.connection_token
    connect.advance("23h")
    chat.say("still")
    connect.advance("2h")
    with refused(403, "AccessDeniedException"):
        chat.say("too late")
    chat.connection()
    assert chat.connection_token != old
    chat.say("with a new one")
    assert chat.texts() == ["still", "with a new one"]
