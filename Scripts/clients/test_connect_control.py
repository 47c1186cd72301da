"""The control plane by boto3: checks 20 to 31, and the other calls of section 3."""

import datetime

import pytest

from connect_answers import INVALID, refused
from connect_world import ARN, BOTH, ENDED, INSTANCE, INTERACTIVE

pytest_plugins = "connect_fixtures"


def test_check_20_a_minimal_start(connect):
    """boto3's start_chat_contact with the least it needs gives three strings, and a RequestId."""
    answer = connect.start()
    metadata = answer.pop("ResponseMetadata")
    assert metadata["HTTPStatusCode"] == 200 and metadata["RequestId"] and metadata["RetryAttempts"] == 0
    assert set(answer) == {"ContactId", "ParticipantId", "ParticipantToken"}, "the rest comes when asked for"
    assert all(answer.values()) and len(answer["ParticipantToken"]) <= 1000
    assert connect.start()["ContactId"] != answer["ContactId"]


def test_check_21_the_same_client_token_gives_the_same_chat(connect):
    """A ClientToken that comes again gives the same ContactId and ParticipantId; another does not."""
    first, again = (connect.start(ClientToken="one") for _ in range(2))
    other = connect.start(ClientToken="two")
    for name in ("ContactId", "ParticipantId"):
        assert first[name] == again[name] != other[name]
    connect.attach(again).join().say("the token that came again holds")
    connect.api.stop_contact(InstanceId=INSTANCE, ContactId=first["ContactId"])
    assert connect.start(ClientToken="one")["ContactId"] == first["ContactId"], "even after its end"


def long(member: str, length: int, **more) -> dict:
    return {member: "x" * length, **more}


TOO_MUCH = {
    "DisplayName 257": {"ParticipantDetails": long("DisplayName", 257)},
    "ContactFlowId 501": long("ContactFlowId", 501),
    "InstanceId 101": long("InstanceId", 101),
    "ChatDurationInMinutes 99999": {"ChatDurationInMinutes": 99999},
    "ChatDurationInMinutes 10081": {"ChatDurationInMinutes": 10081},
    "ClientToken 501": long("ClientToken", 501),
    "RelatedContactId 257": long("RelatedContactId", 257),
    "CustomerId 129": long("CustomerId", 129),
    "ResponseMode": {"ParticipantConfiguration": {"ResponseMode": "SOMETIMES"}},
    "InitialMessage 16385": {"InitialMessage": long("Content", 16385, ContentType="text/plain")},
    "InitialMessage 16386 bytes": {"InitialMessage": {"Content": "é" * 8193, "ContentType": "text/plain"}},
    "InitialMessage.ContentType": {"InitialMessage": {"Content": "x", "ContentType": "image/png"}},
    "content type 101": {"SupportedMessagingContentTypes": ["text/plain", "x" * 101]},
    "content type": {"SupportedMessagingContentTypes": ["text/plain", "image/png"]},
    "RehydrationType": {"PersistentChat": {"RehydrationType": "SOME", "SourceContactId": "x"}},
    "SourceContactId 257": {"PersistentChat": long("SourceContactId", 257, RehydrationType="FROM_SEGMENT")},
    "segment name 129": {"SegmentAttributes": {"x" * 129: {"ValueString": "x"}}},
    "segment value 1025": {"SegmentAttributes": {"x": long("ValueString", 1025)}},
    "a guide without interactive types": {
        "SegmentAttributes": {"connect:Subtype": {"ValueString": "connect:Guide"}}
    },
    "DisconnectOnCustomerExit twice": {"DisconnectOnCustomerExit": ["AGENT", "AGENT"]},
    "DisconnectOnCustomerExit": {"DisconnectOnCustomerExit": ["CUSTOMER"]},
    "ConnectionTypes": {"ConnectionTypes": ["CARRIER_PIGEON"]},
    "ConnectionTypes three": {"ConnectionTypes": BOTH + ["WEBSOCKET"]},
    "StreamingEndpointArn 351": {"ChatStreamingConfiguration": long("StreamingEndpointArn", 351)},
    "an attribute key": {"Attributes": {"a b": "x"}},
}


@pytest.mark.parametrize("members", TOO_MUCH.values(), ids=TOO_MUCH)
def test_check_22_what_boto3_lets_through_is_400(connect, members):
    """A maximum, an enum or a pattern that botocore does not check is refused with 400."""
    with refused(400, *INVALID):
        connect.start(**members)
    assert connect.world.events("session.started") == []


ENOUGH = {
    "DisplayName 256": {"ParticipantDetails": long("DisplayName", 256)},
    "ChatDurationInMinutes": {"ChatDurationInMinutes": 10080},
    "ChatDurationInMinutes 60": {"ChatDurationInMinutes": 60},
    "ClientToken 500": long("ClientToken", 500),
    "RelatedContactId 256": long("RelatedContactId", 256),
    "CustomerId 128": long("CustomerId", 128),
    "ResponseMode": {"ParticipantConfiguration": {"ResponseMode": "INCREMENTAL"}},
    "InitialMessage": {"InitialMessage": long("Content", 16384, ContentType="text/plain")},
    "InitialMessage 16384 bytes": {"InitialMessage": {"Content": "é" * 8192, "ContentType": "text/plain"}},
    "a guide": {
        "SegmentAttributes": {"connect:Subtype": {"ValueString": "connect:Guide"}},
        "SupportedMessagingContentTypes": ["text/plain", INTERACTIVE, INTERACTIVE + ".response"],
    },
    "segment value 1024": {"SegmentAttributes": {"x" * 128: long("ValueString", 1024)}},
    "DisconnectOnCustomerExit": {"DisconnectOnCustomerExit": ["AGENT"]},
    "an instance as ARN": {"InstanceId": ARN},
}


@pytest.mark.parametrize("members", ENOUGH.values(), ids=ENOUGH)
def test_check_22_what_stands_at_the_limit_passes(connect, members):
    """The same members at their limits start a chat."""
    assert connect.start(**members)["ContactId"]


def test_check_23_supported_types_hold_plain_text(connect):
    """SupportedMessagingContentTypes without text/plain is 400."""
    with refused(400, *INVALID):
        connect.start(SupportedMessagingContentTypes=["text/markdown"])
    connect.start(SupportedMessagingContentTypes=["text/markdown", "text/plain"])


def test_check_24_a_related_contact_excludes_persistent_chat(connect):
    """RelatedContactId together with PersistentChat is 400."""
    past = connect.chat()
    past.leave()
    connect.advance("60s")
    persistent = {"RehydrationType": "FROM_SEGMENT", "SourceContactId": past.contact}
    with refused(400, *INVALID):
        connect.start(RelatedContactId=past.contact, PersistentChat=persistent)
    connect.start(PersistentChat=persistent)


@pytest.mark.parametrize("letter", ["x", "é", "😀"])
def test_check_25_attributes_hold_32768_bytes(connect, letter):
    """Attributes of 32,768 UTF-8 bytes over all keys and values pass; one byte more is 400."""
    count, rest = divmod(32768 - 6, len(letter.encode()))
    whole = {"a": letter * count, "b-_9": "x" * rest, "c": ""}
    assert sum(len((key + value).encode()) for key, value in whole.items()) == 32768
    assert connect.attributes(connect.start(Attributes=whole)["ContactId"]) == whole
    with refused(400, *INVALID):
        connect.start(Attributes={**whole, "c": "x"})


@pytest.mark.parametrize("wrong", ["InstanceId", "ContactFlowId"])
def test_check_26_an_unknown_instance_or_flow_is_404(connect, wrong):
    """An instance or a flow that nobody configured is ResourceNotFoundException, 404."""
    with refused(404, "ResourceNotFoundException"):
        connect.start(**{wrong: "99999999-2222-4333-8444-555555555555"})


def test_check_27_the_quota_of_active_chats(connect):
    """Past the configured number of active chats: LimitExceededException, 429, after three attempts."""
    connect.put(maxActiveChats=2)
    first, _ = connect.start(), connect.start()
    with refused(429, "LimitExceededException") as told:
        connect.start()
    assert told["attempts"] == 3
    connect.api.stop_contact(InstanceId=INSTANCE, ContactId=first["ContactId"])
    connect.start()


def test_check_28_the_instance_as_arn_in_a_path(connect):
    """GetContactAttributes with the instance's ARN, percent-encoded in the path, is found."""
    contact = connect.start(Attributes={"plan": "free"})["ContactId"]
    found = connect.api.get_contact_attributes(InstanceId=ARN, InitialContactId=contact)
    assert found["Attributes"] == {"plan": "free"}
    assert connect.api.describe_contact(InstanceId=ARN, ContactId=contact)["Contact"]["Id"] == contact


def test_check_29_a_described_contact(connect):
    """DescribeContact: times parse and are the sandbox's, Channel is CHAT, InitiationMethod is API."""
    began = connect.freeze()
    contact = connect.start(Attributes={"plan": "free"}, CustomerId="c-7")["ContactId"]
    connect.advance("90s")
    found = connect.describe(contact)
    assert (found["Id"], found["InitialContactId"]) == (contact, contact)
    assert (found["Channel"], found["InitiationMethod"]) == ("CHAT", "API")
    assert isinstance(found["InitiationTimestamp"], datetime.datetime)
    assert found["InitiationTimestamp"] == began
    assert found["Arn"].endswith(contact) and found["CustomerId"] == "c-7"
    assert found["Attributes"] == {"plan": "free"}
    assert "DisconnectTimestamp" not in found and "DisconnectReason" not in found
    connect.api.stop_contact(InstanceId=INSTANCE, ContactId=contact)
    ended = connect.describe(contact)
    assert ended["DisconnectTimestamp"] == began + datetime.timedelta(seconds=90)


def test_check_30_a_stopped_contact(connect, chat):
    """StopContact on a live chat is 200, its sockets hear chat.ended, and the reason is API."""
    second = chat.open()
    second.items()
    answer = connect.api.stop_contact(InstanceId=INSTANCE, ContactId=chat.contact)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    for socket in chat.sockets:
        heard = [item for item in socket.items() if item["ContentType"] == ENDED]
        assert len(heard) == 1
        assert heard[0]["Type"] == "EVENT" and heard[0]["ContactId"] == chat.contact
        assert heard[0]["InitialContactId"] == chat.contact
    assert connect.describe(chat.contact)["DisconnectReason"] == "API"


def test_check_31_a_contact_is_stopped_once(connect, chat):
    """StopContact on an ended chat is ContactNotFoundException, 410, and tried once."""
    connect.api.stop_contact(InstanceId=INSTANCE, ContactId=chat.contact)
    with refused(410, "ContactNotFoundException") as told:
        connect.api.stop_contact(InstanceId=INSTANCE, ContactId=chat.contact)
    assert told["attempts"] == 1
