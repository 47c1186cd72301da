"""Chats held by requests and by boto3, recorded by `serve --record`: they replay, and hold no token."""

import json
import pathlib
import subprocess
import time

import jwt
import pytest
import requests

from connect_world import BOTH, FLOW, INSTANCE, KEY, SNIPPET, WIDGET, client
from gateway import Gateway, binary
from widgets import ORIGIN, SECRET, widget

CONFIGURATION = {
    "widgets": [
        widget("shop"),
        {
            "id": WIDGET,
            "platform": "amazon-connect",
            "snippetId": SNIPPET,
            "instanceId": INSTANCE,
            "contactFlowId": FLOW,
            "keys": [{"id": "current", "secret": KEY}],
            "allowedOrigins": [ORIGIN],
        },
    ]
}


@pytest.fixture
def recorded(tmp_path):
    """A gateway that records, and the folder that it writes to."""
    with Gateway(CONFIGURATION, "--record", str(tmp_path)) as gateway:
        yield gateway, tmp_path


def replayed(gateway: Gateway, folder: pathlib.Path, count: int) -> list[str]:
    """The recordings, after they have replayed in process and against the gateway; their texts."""
    texts = [path.read_text() for path in sorted(folder.glob("*.chat.json"))]
    assert len(texts) == count
    with (configuration := folder / "replay.json").open("w") as file:
        json.dump(CONFIGURATION, file)
    for more in ([], ["--target", gateway.url]):
        command = [binary(), "replay", str(folder), "--config", str(configuration), *more]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert run.returncode == 0, run.stdout + run.stderr
    for text in texts:
        assert SECRET not in text and KEY not in text and "eyJ" not in text
    return texts


def test_a_chat_held_by_requests_replays(recorded):
    gateway, folder = recorded
    base = f"{gateway.url}/applied/v1/widgets/shop"
    at = int(time.time())
    token = jwt.encode({"sub": "u-42", "plan": "pro", "iat": at, "exp": at + 600}, SECRET, algorithm="HS256")
    ours, theirs = requests.Session(), requests.Session()
    ours.headers["Authorization"] = f"Bearer {token}"
    hers = ours.post(f"{base}/sessions", json={"message": "Where is my order?"}).json()["session"]["id"]
    page = {"metadata": {"context": {"plan": "gold"}}}
    his = theirs.post(f"{base}/sessions", json=page).json()["session"]["id"]
    for session, text in [(hers, "On its way."), (his, "Who are you?")]:
        said = requests.post(
            f"{gateway.url}/_chatgate/v1/sessions/{session}/messages", json={"role": "agent", "text": text}
        )
        assert said.status_code == 201
    assert theirs.post(f"{base}/sessions/{his}/messages", json={"text": "Nobody"}).status_code == 201
    assert list(folder.iterdir()) == []
    assert ours.post(f"{base}/logout", params={"session": hers}).status_code == 204
    assert requests.post(f"{gateway.url}/_chatgate/v1/sessions/{his}/end").status_code == 204
    hers_text, his_text = sorted(replayed(gateway, folder, 2), key=lambda text: "u-42" not in text)
    assert '"plan":"pro"' in hers_text and "On its way." in hers_text
    assert '"plan":"gold"' in his_text and "u-42" not in his_text


def test_a_chat_held_by_boto3_replays(recorded):
    gateway, folder = recorded
    api, participants = client("connect", gateway.url), client("connectparticipant", gateway.url)
    started = api.start_chat_contact(
        InstanceId=INSTANCE,
        ContactFlowId=FLOW,
        ParticipantDetails={"DisplayName": "Maria"},
        Attributes={"plan": "gold"},
        InitialMessage={"ContentType": "text/plain", "Content": "Hello"},
    )
    connection = participants.create_participant_connection(
        ParticipantToken=started["ParticipantToken"], Type=BOTH, ConnectParticipant=True
    )
    token = connection["ConnectionCredentials"]["ConnectionToken"]
    participants.send_message(ConnectionToken=token, ContentType="text/plain", Content="Is anybody there?")
    said = requests.post(
        f"{gateway.url}/_chatgate/v1/sessions/{started['ContactId']}/messages",
        json={"role": "agent", "text": "I am."},
    )
    assert said.status_code == 201
    participants.disconnect_participant(ConnectionToken=token)
    (text,) = replayed(gateway, folder, 1)
    assert "Is anybody there?" in text and "I am." in text and '"plan":"gold"' in text
    assert token not in text and started["ParticipantToken"] not in text
