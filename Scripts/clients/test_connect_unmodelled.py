"""What is not modelled says so: 501 in the service's own shape, the operation named."""

import pytest

from connect_answers import refused
from connect_world import FLOW, INSTANCE

pytest_plugins = "connect_fixtures"
CONTACT = {"InstanceId": INSTANCE, "ContactId": "c"}
UNMODELLED = {
    "StartContactStreaming": {**CONTACT, "ChatStreamingConfiguration": {"StreamingEndpointArn": "arn"}},
    "StopContactStreaming": {**CONTACT, "StreamingId": "s"},
    "CreatePersistentContactAssociation": {
        "InstanceId": INSTANCE,
        "InitialContactId": "c",
        "RehydrationType": "FROM_SEGMENT",
        "SourceContactId": "d",
    },
    "UpdateParticipantRoleConfig": {
        **CONTACT,
        "ChannelConfiguration": {
            "Chat": {
                "ParticipantTimerConfigList": [
                    {
                        "ParticipantRole": "CUSTOMER",
                        "TimerType": "IDLE",
                        "TimerValue": {"ParticipantTimerDurationInMinutes": 2},
                    }
                ]
            }
        },
    },
    "TagContact": {**CONTACT, "Tags": {"a": "b"}},
    "UpdateContact": CONTACT,
    "TransferContact": {**CONTACT, "ContactFlowId": FLOW},
    "ListContactReferences": {**CONTACT, "ReferenceTypes": ["URL"]},
}
SESSION = "3" * 36
UNMODELLED_OF_PARTICIPANTS = {
    "DescribeView": {"ViewToken": "v"},
    "GetAuthenticationUrl": {"SessionId": SESSION, "RedirectUri": "https://example.com"},
    "CancelParticipantAuthentication": {"SessionId": SESSION},
}


def method(api, operation: str):
    return getattr(
        api, next(name for name, made in api.meta.method_to_api_mapping.items() if made == operation)
    )


@pytest.mark.parametrize("operation", UNMODELLED)
def test_an_operation_that_is_not_modelled_is_501_and_named(connect, bystanders, operation):
    with refused(501) as told:
        method(connect.api, operation)(**UNMODELLED[operation])
    assert operation in told["Message"], told


@pytest.mark.parametrize("operation", UNMODELLED_OF_PARTICIPANTS)
def test_so_is_one_of_the_participant_service(connect, chat, bystanders, operation):
    with refused(501) as told:
        method(chat.api, operation)(
            ConnectionToken=chat.connection_token, **UNMODELLED_OF_PARTICIPANTS[operation]
        )
    assert operation in told["Message"], told
