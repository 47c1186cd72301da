"""How Amazon Connect answers: errors of its services, the widget's envelope, and the result of a start."""

import contextlib
from typing import Iterator

import pytest
from botocore.exceptions import ClientError

from tools import Answer
from world import done


@contextlib.contextmanager
def refused(status: int, *codes: str) -> Iterator[dict]:
    """The call inside is answered by an error of the service: its status, and one of the codes, if any."""
    told: dict = {}
    with pytest.raises(ClientError) as caught:
        yield told
    answer = caught.value.response
    metadata = answer["ResponseMetadata"]
    assert metadata["HTTPStatusCode"] == status, answer
    assert answer["Error"]["Code"] in codes or not codes, answer
    assert answer["Error"]["Message"] and metadata["RequestId"], answer
    told.update(answer["Error"], attempts=metadata["RetryAttempts"] + 1)


INVALID = ("InvalidRequestException", "InvalidParameterException")


def declined(answer: Answer, status: int) -> dict:
    """A refusal of the widget's start: the envelope of the hosted backend, and nothing more."""
    assert answer.status == status, answer
    assert answer.headers["Content-Type"].split(";")[0] == "application/json", answer.headers
    assert set(answer.json) == {"data"} and set(answer.json["data"]) == {"statusCode"}, answer
    told = answer.json["data"]["statusCode"]
    assert set(told) == {"code", "msg"} and told["code"] == status and told["msg"], answer
    return told


def result(answer: Answer) -> dict:
    """What a start gave, in the shape that the open-source bundle reads."""
    data = done(answer, 200).json["data"]
    assert set(data) == {"startChatResult", "featurePermissions"}, answer
    started = data["startChatResult"]
    for name in ("ContactId", "ParticipantId", "ParticipantToken"):
        assert isinstance(started[name], str) and started[name], answer
    assert isinstance(data["featurePermissions"], dict), answer
    return started
