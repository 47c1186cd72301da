"""The control plane beyond the numbered checks: attributes, bots, details asked for, other instances."""

import pytest

from connect_answers import INVALID, refused
from connect_sockets import NotOpened, Socket
from connect_world import BOTH, DELIVERED, FLOW, INSTANCE, READ, client

pytest_plugins = "connect_fixtures"


def test_attributes_are_merged_also_after_the_end(connect):
    contact = connect.start(Attributes={"a": "1", "b": "2"})["ContactId"]
    update = {"InstanceId": INSTANCE, "InitialContactId": contact}
    connect.api.update_contact_attributes(**update, Attributes={"b": "3", "c": ""})
    assert connect.attributes(contact) == {"a": "1", "b": "3", "c": ""}
    connect.api.stop_contact(InstanceId=INSTANCE, ContactId=contact)
    connect.api.update_contact_attributes(**update, Attributes={"d": "4"})
    assert connect.attributes(contact) == {"a": "1", "b": "3", "c": "", "d": "4"}


@pytest.mark.parametrize("attributes", [{"a b": "x"}, {"b": "x" * 32764}], ids=lambda a: min(a))
def test_an_update_that_breaks_the_rules_changes_nothing(connect, attributes):
    contact = connect.start(Attributes={"a": "123"})["ContactId"]
    with refused(400, *INVALID):
        connect.api.update_contact_attributes(
            InstanceId=INSTANCE, InitialContactId=contact, Attributes={"good": "x", **attributes}
        )
    assert connect.attributes(contact) == {"a": "123"}


@pytest.mark.parametrize("call", ["get_contact_attributes", "describe_contact", "update_contact_attributes"])
def test_a_contact_that_nobody_started_is_404(connect, call):
    connect.start()
    more = {"Attributes": {}} if call.startswith("update") else {}
    name = "ContactId" if call == "describe_contact" else "InitialContactId"
    with refused(404, "ResourceNotFoundException"):
        getattr(connect.api, call)(InstanceId=INSTANCE, **{name: "nobody"}, **more)


def test_a_contact_of_another_instance_is_404(connect):
    other = "99999999-2222-4333-8444-555555555555"
    connect.put("0ther-widget", snippetId="other", instanceId=other)
    contact = connect.start()["ContactId"]
    for call, name in [("get_contact_attributes", "InitialContactId"), ("describe_contact", "ContactId")]:
        with refused(404, "ResourceNotFoundException"):
            getattr(connect.api, call)(InstanceId=other, **{name: contact})
    with refused(404, "ResourceNotFoundException"):
        connect.start(InstanceId=other, ContactFlowId="99999999-7777-4888-9999-aaaaaaaaaaaa")
    connect.start(InstanceId=other, ContactFlowId=FLOW)


def test_connection_details_come_with_the_start_when_they_are_asked_for(connect):
    started = connect.start(ConnectionTypes=BOTH)
    assert started["ConnectionCredentials"]["Expiry"] and started["Websocket"]["ConnectionExpiry"]
    chat = connect.attach(started)
    chat.connection_token = started["ConnectionCredentials"]["ConnectionToken"]
    chat.open(started["Websocket"]["Url"])
    chat.socket.items()
    said = chat.say("at once")
    assert [item["Id"] for item in chat.socket.items()] == [said["Id"]]


def test_an_initial_message_stands_first_in_the_transcript(connect):
    chat = connect.chat(InitialMessage={"ContentType": "text/plain", "Content": "Where is my order?"})
    assert chat.texts() == ["Where is my order?"]


def test_a_bot_speaks_in_the_chat(connect, chat):
    bot = connect.bot(chat)
    bot.socket.items(), chat.socket.items()
    said = bot.say("I am a bot")
    for one in (bot, chat):
        (heard,) = one.socket.items()
        assert (heard["Id"], heard["Content"]) == (said["Id"], "I am a bot")
        assert (heard["ParticipantRole"], heard["DisplayName"]) == ("CUSTOM_BOT", "Bot")
        assert heard["ParticipantId"] == bot.participant != chat.participant
    for receipt in (DELIVERED, READ):
        chat.event(receipt, {"messageId": said["Id"]})
    with refused(400, *INVALID):
        connect.api.create_participant(
            InstanceId=INSTANCE,
            ContactId=chat.contact,
            ParticipantDetails={"ParticipantRole": "AGENT", "DisplayName": "x"},
        )


def test_two_widgets_of_one_instance_share_its_contacts(connect):
    connect.put("second-widget", snippetId="second")
    contact = connect.start()["ContactId"]
    assert connect.describe(contact)["Id"] == contact


def test_a_contact_of_a_sandbox_is_not_in_the_default_one(connect, root):
    contact = connect.start()["ContactId"]
    outside = client("connect", root)
    with refused(404, "ResourceNotFoundException"):
        outside.describe_contact(InstanceId=INSTANCE, ContactId=contact)
    started = connect.start(ConnectionTypes=BOTH)
    with pytest.raises(NotOpened):
        Socket(started["Websocket"]["Url"].replace(f"/sandbox/{connect.world.name}", ""))
