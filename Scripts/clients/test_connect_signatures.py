"""Signatures: taken as they come until the widget has credentials, and then verified."""

import pytest
from botocore import UNSIGNED

from connect_answers import refused
from connect_world import ARN, FLOW, INSTANCE, client

pytest_plugins = "connect_fixtures"
CREDENTIALS = [{"id": "AKIDOFTHETESTS", "secret": "the-secret-of-the-signature-0123456789"}]


@pytest.fixture
def signed(connect):
    """The instance with credentials configured, and a client that has them."""
    connect.put(awsCredentials=CREDENTIALS)
    connect.api = client("connect", connect.base, CREDENTIALS[0]["id"], CREDENTIALS[0]["secret"])
    return connect


def test_a_right_signature_is_taken_and_makes_the_customer_verified(signed):
    attributes = {"plan": "free", "city": "Zürich"}
    contact = signed.start(CustomerId="c-7", Attributes=attributes, InstanceId=ARN)["ContactId"]
    seen = signed.seen(contact)
    assert seen["identity"] == {"kind": "verified", "sub": "c-7"}
    assert (seen["trust"], seen["agentContext"]) == ("verified", attributes)
    for instance in (INSTANCE, ARN):
        found = signed.api.get_contact_attributes(InstanceId=instance, InitialContactId=contact)
        assert found["Attributes"] == attributes
    signed.api.stop_contact(InstanceId=INSTANCE, ContactId=contact)


@pytest.mark.parametrize(
    "key, secret, code",
    [
        (CREDENTIALS[0]["id"], "another-secret-0123456789", "InvalidSignatureException"),
        ("AKIDNOBODY", CREDENTIALS[0]["secret"], "UnrecognizedClientException"),
    ],
)
def test_a_wrong_signature_is_403(signed, bystanders_of_signed, key, secret, code):
    contact = signed.start()["ContactId"]
    api = client("connect", signed.base, key, secret)
    for call in (
        lambda: api.start_chat_contact(
            InstanceId=INSTANCE, ContactFlowId=FLOW, ParticipantDetails={"DisplayName": "x"}
        ),
        lambda: api.stop_contact(InstanceId=INSTANCE, ContactId=contact),
        lambda: api.get_contact_attributes(InstanceId=ARN, InitialContactId=contact),
    ):
        with refused(403, code) as told:
            call()
        assert told["attempts"] == 1
    assert "DisconnectReason" not in signed.describe(contact)


@pytest.fixture
def bystanders_of_signed(signed, bystanders):
    return bystanders


def test_no_signature_is_403_where_one_is_wanted(signed):
    with refused(
        403,
        *("MissingAuthenticationTokenException", "MissingAuthenticationToken", "IncompleteSignature"),
        *("IncompleteSignatureException", "AccessDeniedException", "UnrecognizedClientException"),
    ):
        client("connect", signed.base, signature_version=UNSIGNED).start_chat_contact(
            InstanceId=INSTANCE, ContactFlowId=FLOW, ParticipantDetails={"DisplayName": "x"}
        )


def test_a_signature_of_another_body_is_403(signed):
    """What somebody on the way changed does not hold: the signature covers the body."""

    def change(request, **_) -> None:
        request.body = request.body.replace(b"Customer", b"Somebody")

    signed.api.meta.events.register("before-send.connect.*", change)
    with refused(403, "InvalidSignatureException"):
        signed.start()


def test_the_participant_service_takes_any_signature(signed):
    """AWS documents that it uses none; chatjs has no key to sign with."""
    chat = signed.chat()
    chat.socket.items()
    said = chat.say("x")
    assert [item["Id"] for item in chat.socket.items()] == [said["Id"]]
