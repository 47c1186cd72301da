"""The far side: the agent, the bot and the system as control plays them, and who answers when nobody does."""

import pytest

from connect_world import DELIVERED, ENDED, INSTANCE, INTERACTIVE, JOINED, METADATA, READ, TYPING
from world import done, problem

pytest_plugins = "connect_fixtures"
ROLES = {"agent": "AGENT", "bot": "CUSTOM_BOT", "system": "SYSTEM"}


@pytest.mark.parametrize("role", ROLES)
def test_the_far_side_speaks(connect, chat, role):
    connect.agent_says(chat.contact, "On its <b>way</b>", role)
    *came, heard = chat.socket.items()
    assert [(item["ContentType"], item["ParticipantRole"]) for item in came] == [
        (JOINED, "AGENT") for _ in came
    ], "a person comes in first"
    assert len(came) == (role == "agent")
    assert (heard["Type"], heard["ContentType"], heard["Content"]) == (
        "MESSAGE",
        "text/plain",
        "On its <b>way</b>",
    )
    assert heard["ParticipantRole"] == ROLES[role]
    assert heard["ParticipantId"] != chat.participant
    assert heard["ContactId"] == heard["InitialContactId"] == chat.contact
    assert chat.whole_transcript()[-1]["Id"] == heard["Id"]


@pytest.mark.parametrize("kind", ["text/markdown", INTERACTIVE])
def test_the_far_side_speaks_in_other_types(connect, chat, kind):
    connect.agent_says(chat.contact, '{"templateType":"ListPicker"}', contentType=kind)
    assert [item["ContentType"] for item in chat.socket.items()] == [JOINED, kind]


def test_the_agent_keeps_one_participant_id(connect, chat):
    for text in ("one", "two"):
        connect.agent_says(chat.contact, text)
    connect.agent_says(chat.contact, "three", "system")
    joined, *ids = [item["ParticipantId"] for item in chat.socket.items()]
    assert joined == ids[0] == ids[1] != ids[2]


def test_the_agent_types(connect, chat):
    connect.agent_event(chat.contact, "typing")
    joined, heard = chat.socket.items()
    assert joined["ContentType"] == JOINED
    assert (heard["Type"], heard["ContentType"], heard["ParticipantRole"]) == ("EVENT", TYPING, "AGENT")
    assert TYPING not in [item.get("ContentType") for item in chat.whole_transcript()]


def test_the_agent_reads_what_the_customer_said(connect, chat):
    said = [chat.say("one")["Id"], chat.say("two")["Id"]]
    connect.agent_event(chat.contact, "typing")
    chat.socket.items()
    for message in said:
        connect.agent_event(chat.contact, "delivered", messageId=message)
        connect.agent_event(chat.contact, "read", messageId=message)
    heard = chat.socket.items()
    assert [item["MessageMetadata"]["MessageId"] for item in heard] == [said[0], said[0], said[1], said[1]]
    for item in heard:
        assert (item["Type"], item["ContentType"]) == ("MESSAGEMETADATA", METADATA)
        (receipt,) = item["MessageMetadata"]["Receipts"]
        assert receipt["RecipientParticipantId"] != chat.participant
    assert "ReadTimestamp" not in heard[0]["MessageMetadata"]["Receipts"][0]
    assert heard[1]["MessageMetadata"]["Receipts"][0]["ReadTimestamp"]


def test_the_customer_reads_what_the_agent_said(connect, chat):
    for text in ("one", "two"):
        connect.agent_says(chat.contact, text)
    said = [item["Id"] for item in chat.socket.items()]
    for receipt in (DELIVERED, READ):
        for message in said:
            assert chat.event(receipt, {"messageId": message}, ClientToken="INCOMING_READ_RECEIPT")["Id"]
    assert chat.texts() == ["one", "two"]


@pytest.mark.parametrize("body", [{}, {"role": "agent"}, {"role": "bot"}], ids=str)
def test_the_far_side_ends_the_chat(connect, chat, body):
    connect.agent_ends(chat.contact, **body)
    assert [item["ContentType"] for item in chat.socket.items()][-1] == ENDED
    assert connect.describe(chat.contact)["DisconnectReason"]
    if body.get("role", "agent") == "agent":
        assert connect.describe(chat.contact)["DisconnectReason"] == "AGENT_DISCONNECT"
    problem(
        connect.world.control("POST", f"/sessions/{chat.contact}/messages", {"role": "agent", "text": "x"}),
        409,
    )


@pytest.mark.parametrize(
    "path, body, status",
    [
        ("messages", {"role": "customer", "text": "x"}, 400),
        ("messages", {"role": "agent", "text": ""}, 400),
        ("messages", {"role": "agent", "text": "x" * 16385}, 413),
        ("messages", {"role": "agent", "text": "x", "contentTyp": "text/plain"}, 400),
        ("events", {"role": "agent", "type": "sings"}, 400),
        ("events", {"role": "agent", "type": "read"}, 400),
        ("events", {"role": "agent", "type": "read", "messageId": "nobody"}, 404),
        ("events", {}, 400),
        ("end", {"role": "customer"}, 400),
    ],
    ids=str,
)
def test_what_the_far_side_cannot_do(connect, chat, path, body, status):
    problem(connect.world.control("POST", f"/sessions/{chat.contact}/{path}", body), status)
    assert chat.socket.items() == []


def test_nobody_answers_by_default(connect, chat):
    chat.say("hello?")
    assert len(chat.socket.items()) == 1


def test_the_echo_answers(connect):
    connect.put(autoReply="echo")
    chat = connect.chat()
    chat.socket.items()
    chat.say("hello?")
    heard = chat.socket.items()
    assert [item["Content"] for item in heard] == ["hello?", "hello?"]
    assert heard[0]["ParticipantRole"] == "CUSTOMER" != heard[1]["ParticipantRole"]


def test_lines_are_said_in_turn(connect):
    connect.put(autoReply=["Hello.", "On its way."])
    chat = connect.chat()
    chat.socket.items()
    for text in ("a", "b"):
        chat.say(text)
    assert [item["Content"] for item in chat.socket.items()] == ["a", "Hello.", "b", "On its way."]


def test_control_shows_the_transcript_of_the_chat(connect, chat):
    chat.say("Where is my order?")
    connect.agent_says(chat.contact, "On its way.")
    seen = connect.seen(chat.contact)
    assert seen["session"]["id"] == chat.contact
    assert [(message["role"], message["text"]) for message in seen["messages"]] == [
        ("customer", "Where is my order?"),
        ("agent", "On its way."),
    ]
    listed = done(connect.world.control("GET", "/sessions")).json["sessions"]
    assert [session["id"] for session in listed] == [chat.contact]


def test_what_an_unsigned_backend_says_is_not_verified(connect):
    contact = connect.start(CustomerId="c-7", Attributes={"plan": "gold"})["ContactId"]
    seen = connect.seen(contact)
    assert seen["identity"] == {"kind": "anonymous"}
    assert (seen["trust"], seen["agentContext"]) == ("untrusted", {"plan": "gold"})


def test_an_agents_end_is_in_the_journal_once(connect, chat):
    connect.agent_ends(chat.contact)
    connect.api.update_contact_attributes(
        InstanceId=INSTANCE, InitialContactId=chat.contact, Attributes={"rating": "5"}
    )
    assert len(connect.world.events("session.ended")) == 1
