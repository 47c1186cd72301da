"""Why a request was refused, as its answer says itself."""

import json


def reason(status: int, fields: dict[str, str], body: bytes) -> str | None:
    """The kind of an answer of 400 or more, or the reason of a token; None where it gives none.

    Fields by their names in lower case. A bare refusal of the hosted widget is None: its reason is an event.
    """
    kind = fields.get("content-type", "").split(";")[0]
    if status == 503 and kind == "text/plain" and body.startswith(b"Too many connections."):
        return "too-many-connections"
    try:
        told = json.loads(body)
    except ValueError:
        return None
    if not isinstance(told, dict):
        return None
    if kind == "application/problem+json":
        return _of_problem(status, told)
    return _of_service_error(fields.get("x-amzn-errortype"), told)


def _of_problem(status: int, told: dict) -> str | None:
    """RFC 9457, with all its members; a token's refusal also has its reason and its checks."""
    kind = str(told.get("type", "")).removeprefix("urn:chatgate:problem:")
    whole = kind != told.get("type") and told.get("title") and told.get("detail")
    if not whole or told.get("status") != status:
        return None
    if kind == "token-rejected":
        return told["reason"] if told.get("reason") and told.get("checks") else None
    return kind or None


def _of_service_error(name: str | None, told: dict) -> str | None:
    """Amazon's shape: the exception in its field and in the body, and a sentence."""
    return name if name and told.get("__type") == name and told.get("message") else None
