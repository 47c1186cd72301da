"""The AWS CLI against the gateway, as a person types it."""

import json
import os
import subprocess
import sys

import pytest

from connect_sockets import Socket
from connect_world import ENDED, FLOW, INSTANCE

pytest_plugins = "connect_fixtures"


class CommandLine:
    """`aws` version 1 of the same Python, with throw-away credentials and an endpoint of ours."""

    def __init__(self, endpoint: str):
        self.endpoint = endpoint
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": os.devnull,
            "AWS_ACCESS_KEY_ID": "x",
            "AWS_SECRET_ACCESS_KEY": "y",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def run(self, *words: str) -> subprocess.CompletedProcess:
        command = [
            sys.executable,
            "-m",
            "awscli",
            *words,
            "--endpoint-url",
            self.endpoint,
            "--output",
            "json",
        ]
        return subprocess.run(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def __call__(self, *words: str) -> dict:
        done = self.run(*words)
        assert done.returncode == 0, f"aws {' '.join(words)}: {done.stderr}"
        return json.loads(done.stdout or "{}")


@pytest.fixture
def aws(connect) -> CommandLine:
    return CommandLine(connect.base)


def contact_of(started: dict) -> tuple[str, ...]:
    return ("--instance-id", INSTANCE, "--contact-id", started["ContactId"])


def begin(aws: CommandLine) -> tuple[dict, dict]:
    """A chat and its connection, by the command line."""
    started = aws(
        *("connect", "start-chat-contact", "--instance-id", INSTANCE, "--contact-flow-id", FLOW),
        *("--participant-details", "DisplayName=Customer", "--attributes", "plan=free,page=/cart"),
    )
    details = aws(
        *("connectparticipant", "create-participant-connection"),
        *("--participant-token", started["ParticipantToken"]),
        *("--type", "WEBSOCKET", "CONNECTION_CREDENTIALS"),
    )
    return started, details


def test_the_aws_cli_goes_the_whole_circle(connect, aws):
    """Start, connect, speak, read, look, stop: each by its own command, the socket hearing all of it."""
    started, details = begin(aws)
    token = details["ConnectionCredentials"]["ConnectionToken"]
    socket = Socket(details["Websocket"]["Url"])
    socket.items()
    said = aws(
        *("connectparticipant", "send-message", "--connection-token", token),
        *("--content-type", "text/plain", "--content", "Where is my order?"),
    )
    assert [item["Id"] for item in socket.items()] == [said["Id"]]
    read = aws(
        *("connectparticipant", "get-transcript", "--connection-token", token),
        *("--scan-direction", "BACKWARD", "--sort-order", "ASCENDING", "--max-results", "1"),
    )
    assert [item["Content"] for item in read["Transcript"]] == ["Where is my order?"]
    attributes = aws(
        *("connect", "get-contact-attributes", "--instance-id", INSTANCE),
        *("--initial-contact-id", started["ContactId"]),
    )
    assert attributes == {"Attributes": {"plan": "free", "page": "/cart"}}
    assert aws("connect", "stop-contact", *contact_of(started)) == {}
    assert socket.items()[-1]["ContentType"] == ENDED
    found = aws("connect", "describe-contact", *contact_of(started))["Contact"]
    assert (found["Channel"], found["DisconnectReason"]) == ("CHAT", "API")
    socket.close()


def test_the_aws_cli_leaves_and_names_the_errors(connect, aws):
    """disconnect-participant, and what the CLI prints when a call is refused afterwards."""
    started, details = begin(aws)
    token = details["ConnectionCredentials"]["ConnectionToken"]
    assert aws("connectparticipant", "disconnect-participant", "--connection-token", token) == {}
    for words, error in [
        (
            ("connectparticipant", "get-transcript", "--connection-token", token),
            "(AccessDeniedException) when calling the GetTranscript",
        ),
        (
            ("connect", "stop-contact", *contact_of(started)),
            "(ContactNotFoundException) when calling the StopContact",
        ),
        (
            ("connect", "describe-contact", "--instance-id", INSTANCE, "--contact-id", "nobody"),
            "(ResourceNotFoundException) when calling the DescribeContact",
        ),
    ]:
        refused = aws.run(*words)
        assert refused.returncode in (254, 255) and error in refused.stderr, refused
