"""Attachments, there and back: checks 52 and 53."""

import hashlib

import pytest
import requests

from connect_answers import refused
from connect_world import ORIGIN, Chat
from tools import session
from world import done

pytest_plugins = "connect_fixtures"


def begin(chat: Chat, name: str = "a.txt", kind: str = "text/plain", size: int = 5) -> dict:
    return chat.api.start_attachment_upload(
        ConnectionToken=chat.connection_token,
        ContentType=kind,
        AttachmentName=name,
        AttachmentSizeInBytes=size,
    )


def put(upload: dict, body: bytes, **headers: str) -> requests.Response:
    """What the browser sends: exactly HeadersToInclude, to the URL as it came."""
    metadata = upload["UploadMetadata"]
    return session().put(
        metadata["Url"], data=body, headers=metadata["HeadersToInclude"] | headers, timeout=20
    )


def complete(chat: Chat, upload: dict) -> None:
    chat.api.complete_attachment_upload(
        ConnectionToken=chat.connection_token, AttachmentIds=[upload["AttachmentId"]]
    )


def upload(chat: Chat, body: bytes, name: str = "a.txt", kind: str = "text/plain") -> str:
    begun = begin(chat, name, kind, len(body))
    assert put(begun, body).status_code == 200
    complete(chat, begun)
    return begun["AttachmentId"]


def fetch(chat: Chat, attachment: str, **more) -> tuple[dict, requests.Response]:
    """GetAttachment, and a plain GET of its URL."""
    found = chat.api.get_attachment(ConnectionToken=chat.connection_token, AttachmentId=attachment, **more)
    return found, session().get(found["Url"], timeout=20)


@pytest.mark.parametrize(
    "name, kind, inline",
    [
        ("order.txt", "text/plain", True),
        ("photo.png", "image/png", True),
        ("bill.pdf", "application/pdf", True),
        ("table.csv", "text/csv", False),
        ("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", False),
    ],
)
def test_check_52_an_attachment_goes_there_and_back(connect, chat, name, kind, inline):
    """PUT with HeadersToInclude, an APPROVED frame; GetAttachment gives the size and a URL of the bytes."""
    body = hashlib.sha256(name.encode()).digest() * 1000
    begun = begin(chat, name, kind, len(body))
    assert begun["AttachmentId"] and begun["UploadMetadata"]["UrlExpiry"]
    assert begun["UploadMetadata"]["Url"].startswith("http://127.0.0.1:")
    assert put(begun, body, Origin=ORIGIN).headers["Access-Control-Allow-Origin"] == ORIGIN
    assert chat.socket.items() == []
    complete(chat, begun)
    (heard,) = chat.socket.items()
    assert (heard["Type"], heard["ParticipantRole"]) == ("ATTACHMENT", "CUSTOMER")
    assert "Content" not in heard and "ContentType" not in heard
    shown = {"ContentType": kind, "AttachmentId": begun["AttachmentId"], "AttachmentName": name}
    assert heard["Attachments"] == [{**shown, "Status": "APPROVED"}]
    assert chat.whole_transcript()[-1]["Attachments"] == heard["Attachments"]
    found, came = fetch(chat, begun["AttachmentId"])
    assert found["AttachmentSizeInBytes"] == len(body) and came.content == body
    assert came.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in came.headers["Content-Security-Policy"]
    assert came.headers["Content-Disposition"].startswith("inline" if inline else "attachment")


def test_check_52_the_preflight_of_an_upload_allows_put(chat):
    """The browser asks for PUT and the HeadersToInclude names before it sends the file."""
    begun = begin(chat)["UploadMetadata"]
    asked = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": ",".join(
            sorted(name.lower() for name in begun["HeadersToInclude"])
        ),
    }
    answer = session().options(begun["Url"], headers=asked, timeout=20)
    assert answer.ok and "PUT" in answer.headers["Access-Control-Allow-Methods"]
    allowed = answer.headers["Access-Control-Allow-Headers"].lower()
    assert all(name.lower() in allowed for name in begun["HeadersToInclude"])


@pytest.mark.parametrize("wrong", ["longer", "shorter"])
def test_check_52_another_size_than_was_said_is_refused(chat, wrong):
    """An upload of other bytes than the start said never becomes an item."""
    begun = begin(chat, size=5)
    assert put(begun, b"x" * (6 if wrong == "longer" else 4)).status_code == 400
    with refused(409, "ConflictException"):
        complete(chat, begun)
    assert chat.socket.items() == []


@pytest.mark.parametrize(
    "name, size", [("a.exe", 5), ("a.html", 5), ("a", 5), ("a.txt", 20 * 1024 * 1024 + 1), ("x" * 257, 5)]
)
def test_an_attachment_that_is_not_allowed_is_refused(chat, name, size):
    with refused(400, "ValidationException"):
        begin(chat, name, size=size)


def test_an_attachment_that_was_not_put_cannot_be_completed(chat):
    with refused(409, "ConflictException"):
        complete(chat, begin(chat))
    assert chat.socket.items() == []


def test_an_attachment_belongs_to_its_chat(connect, chat):
    attachment = upload(chat, b"secret")
    for other in (connect.chat(), connect.chat()):
        with refused(400, "ValidationException"):
            fetch(other, attachment)


def test_the_urls_of_an_attachment_expire(connect, chat):
    connect.freeze()
    chat = connect.chat()
    attachment = upload(chat, b"bytes")
    url = fetch(chat, attachment, UrlExpiryInSeconds=5)[0]["Url"]
    connect.advance("4s")
    assert session().get(url, timeout=20).content == b"bytes"
    connect.advance("2s")
    assert session().get(url, timeout=20).status_code == 403


def test_check_53_the_36th_attachment_is_refused(chat):
    """A conversation holds 35 attachments; the next is ServiceQuotaExceededException, 402."""
    for number in range(35):
        upload(chat, b"%02d" % number)
    assert len([item for item in chat.socket.items() if item["Type"] == "ATTACHMENT"]) == 35
    with refused(402, "ServiceQuotaExceededException"):
        upload(chat, b"36")
    assert chat.socket.items() == []


def test_the_deleted_sandbox_takes_its_attachments_along(connect, neighbour):
    chat = neighbour.chat()
    url = fetch(chat, upload(chat, b"gone"))[0]["Url"]
    done(neighbour.world.control("DELETE"), 204)
    assert session().get(url, timeout=20).status_code in (403, 404)
