"""Amazon Connect in a sandbox: boto3's two clients, the hosted widget's start call, and its chats."""

import base64
import contextlib
import datetime
import json
import os
from typing import Any

import boto3.session
from botocore.config import Config

from connect_sockets import Socket
from minters import by_pyjwt, token
from tools import Answer, Ask
from world import World, done

WIDGET = "5b3f7c1e-6f0a-4a52-9d5b-0d6a1f3c2b10"
SNIPPET = "snippet-of-the-tests"
INSTANCE = "11111111-2222-4333-8444-555555555555"
FLOW = "66666666-7777-4888-9999-aaaaaaaaaaaa"
ARN = f"arn:aws:connect:us-east-1:123456789012:instance/{INSTANCE}"
ORIGIN, FOREIGN = "http://localhost:3000", "https://evil.example"
# Forty-four characters, as the admin site shows a key: the HMAC key is their own bytes.
KEY = base64.b64encode(bytes(range(7, 39))).decode()
NEW_KEY = base64.b64encode(bytes(range(107, 139))).decode()

PREFIX = "application/vnd.amazonaws.connect.event."
TYPING, JOINED, LEFT = PREFIX + "typing", PREFIX + "participant.joined", PREFIX + "participant.left"
ENDED, METADATA = PREFIX + "chat.ended", PREFIX + "message.metadata"
READ, DELIVERED = PREFIX + "message.read", PREFIX + "message.delivered"
INTERACTIVE = "application/vnd.amazonaws.connect.message.interactive"
BOTH = ["WEBSOCKET", "CONNECTION_CREDENTIALS"]

# Nothing of the person who runs this: no profile, no proxy, no instance metadata.
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
_session = boto3.session.Session(region_name="us-east-1")


def client(service: str, endpoint: str, key: str = "x", secret: str = "y", **config):
    """boto3's client of a service, as a website's backend makes it, at an endpoint of ours."""
    return _session.client(
        service,
        endpoint_url=endpoint,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(proxies={}, connect_timeout=10, read_timeout=20, **config),
    )


class Connect:
    """An instance with one widget: who starts chats there, and who plays the agent."""

    def __init__(self, world: World, **rules):
        self.world, self.base = world, world.base
        self.put(**rules)
        self.api = client("connect", self.base)
        self.participant_api = client("connectparticipant", self.base)
        self.chats: list[Chat] = []

    def put(self, identifier: str = WIDGET, **rules) -> None:
        """Puts a widget; without rules, one that needs a token and allows one origin."""
        widget = {
            "id": identifier,
            "platform": "amazon-connect",
            "snippetId": SNIPPET,
            "instanceId": INSTANCE,
            "contactFlowId": FLOW,
            "allowedOrigins": [ORIGIN],
            **({} if rules.get("security") == "off" else {"keys": [{"id": "current", "secret": KEY}]}),
            **rules,
        }
        done(self.world.control("PUT", f"/widgets/{identifier}", widget))

    # The hosted widget.

    def token(self, sub: str | None = WIDGET, secret: str = KEY, lifetime: int = 500, by=by_pyjwt, **claims):
        """The website's token at the sandbox's time."""
        at = int(self.now().timestamp())
        return token(sub, secret=secret, at=at, lifetime=lifetime, by=by, **claims)

    def widget_start(
        self,
        token: str | None = None,
        body: Any = None,
        widget: str = WIDGET,
        ask: Ask | None = None,
        **headers: str | None,
    ) -> Answer:
        """What the widget's own backend call sends: text/plain, as the open-source bundle does."""
        sent = {
            "x-amz-snippet-id": SNIPPET,
            "x-amz-security-token": token,
            "Content-Type": "text/plain;charset=UTF-8",
            "Origin": ORIGIN,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        if body is None:
            body = {"ParticipantDetails": {"DisplayName": "Customer"}}
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        given = {name: value for name, value in sent.items() if value is not None}
        return (ask or self.world.ask)("POST", f"{self.base}/connectwidget/api/{widget}/start", given, data)

    def widget_chat(self, token: str | None = None, body: Any = None, **headers) -> "Chat":
        """The chat of a visitor who clicked the widget."""
        answer = done(self.widget_start(token, body, **headers), 200)
        return self._chat(answer.json["data"]["startChatResult"])

    # The website's own backend, by boto3.

    def start(self, **members) -> dict:
        """StartChatContact with the least that it needs, and more."""
        least = {
            "InstanceId": INSTANCE,
            "ContactFlowId": FLOW,
            "ParticipantDetails": {"DisplayName": "Customer"},
        }
        return self.api.start_chat_contact(**{**least, **members})

    def chat(self, **members) -> "Chat":
        """A chat, its customer connected: token, socket and subscription."""
        return self._chat(self.start(**members)).join()

    def attach(self, started: dict) -> "Chat":
        """The customer of a chat that was started."""
        return self._chat(started)

    def _chat(self, started: dict) -> "Chat":
        made = Chat(self, started["ContactId"], started["ParticipantId"], started["ParticipantToken"])
        self.chats.append(made)
        return made

    def bot(self, chat: "Chat") -> "Chat":
        """A bot in the same chat, with credentials and a socket of its own."""
        made = self.api.create_participant(
            InstanceId=INSTANCE,
            ContactId=chat.contact,
            ParticipantDetails={"ParticipantRole": "CUSTOM_BOT", "DisplayName": "Bot"},
        )
        credentials = made["ParticipantCredentials"]
        bot = Chat(self, chat.contact, made["ParticipantId"], credentials["ParticipantToken"])
        self.chats.append(bot)
        return bot.join()

    def describe(self, contact: str) -> dict:
        return self.api.describe_contact(InstanceId=INSTANCE, ContactId=contact)["Contact"]

    def attributes(self, contact: str) -> dict:
        found = self.api.get_contact_attributes(InstanceId=INSTANCE, InitialContactId=contact)
        return found["Attributes"]

    # The far side, the clock and the journal, through control.

    def agent_says(self, contact: str, text: str, role: str = "agent", **more) -> dict:
        body = {"role": role, "text": text, **more}
        return done(self.world.control("POST", f"/sessions/{contact}/messages", body), 201).json

    def agent_event(self, contact: str, kind: str, role: str = "agent", **more) -> None:
        body = {"role": role, "type": kind, **more}
        done(self.world.control("POST", f"/sessions/{contact}/events", body))

    def agent_ends(self, contact: str, **body) -> None:
        done(self.world.control("POST", f"/sessions/{contact}/end", body))

    def seen(self, contact: str) -> dict:
        """The chat as the agent's side sees it."""
        return done(self.world.control("GET", f"/sessions/{contact}")).json

    def freeze(self, at: str = "2026-01-15T09:00:00Z") -> datetime.datetime:
        self.world.clock(freeze=at)
        return moment(at)

    def advance(self, duration: str) -> None:
        self.world.clock(advance=duration)

    def now(self) -> datetime.datetime:
        return moment(done(self.world.control("GET", "/clock")).json["now"])

    def rejection(self) -> dict:
        """The verdict of the last token that was refused, as the journal tells it."""
        return self.world.events("token.rejected")[-1]["data"]["verdict"]

    def close(self) -> None:
        for chat in self.chats:
            for socket in chat.sockets:
                with contextlib.suppress(Exception):
                    socket.close()


class Chat:
    """A participant of a chat: its two tokens, its sockets, and what it does by boto3."""

    def __init__(self, connect: Connect, contact: str, participant: str, participant_token: str):
        self.connect, self.api = connect, connect.participant_api
        self.contact, self.participant = contact, participant
        self.participant_token = participant_token
        self.connection_token = ""
        self.sockets: list[Socket] = []

    @property
    def socket(self) -> Socket:
        """The newest socket."""
        return self.sockets[-1]

    def connection(self, types: list[str] = BOTH, **more) -> dict:
        """CreateParticipantConnection; its connection token counts from now on."""
        answer = self.api.create_participant_connection(
            ParticipantToken=self.participant_token, Type=types, **more
        )
        if "ConnectionCredentials" in answer:
            self.connection_token = answer["ConnectionCredentials"]["ConnectionToken"]
        return answer

    def open(self, url: str | None = None, **how) -> Socket:
        """A further socket, at a URL of its own unless one is given."""
        made = Socket(url or self.connection()["Websocket"]["Url"], **how)
        self.sockets.append(made)
        return made

    def join(self, **how) -> "Chat":
        self.open(**how)
        return self

    def say(self, text: str, content_type: str = "text/plain", **more) -> dict:
        return self.api.send_message(
            ConnectionToken=self.connection_token, ContentType=content_type, Content=text, **more
        )

    def event(self, content_type: str, content: dict | None = None, **more) -> dict:
        if content is not None:
            more["Content"] = json.dumps(content)
        return self.api.send_event(ConnectionToken=self.connection_token, ContentType=content_type, **more)

    def read(self, message: str, **more) -> dict:
        return self.event(READ, {"messageId": message}, **more)

    def transcript(self, **more) -> dict:
        return self.api.get_transcript(ConnectionToken=self.connection_token, **more)

    def whole_transcript(self, page: int = 100) -> list[dict]:
        """Every item there is, oldest first, as the chat interface reads back: page by page."""
        found: list[dict] = []
        more: dict = {}
        for _ in range(1000):
            answer = self.transcript(MaxResults=page, ScanDirection="BACKWARD", SortOrder="ASCENDING", **more)
            assert len(answer["Transcript"]) <= page
            found = answer["Transcript"] + found
            if not answer.get("NextToken"):
                return found
            more = {"NextToken": answer["NextToken"]}
        raise AssertionError("the transcript does not end")

    def texts(self) -> list[str]:
        return [item["Content"] for item in self.whole_transcript() if item["Type"] == "MESSAGE"]

    def leave(self, **more) -> dict:
        return self.api.disconnect_participant(ConnectionToken=self.connection_token, **more)

    def is_untouched(self) -> None:
        """This chat goes on as if it were alone: what it says comes back once, and nothing else comes."""
        self.socket.items()
        said = self.say("still here")
        assert [item["Id"] for item in self.socket.items()] == [said["Id"]]


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)
