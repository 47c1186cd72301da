"""Tokens of a thousand customers of the demo widget, as a shop makes them. Standard library alone."""

import base64
import hashlib
import hmac
import json
import pathlib
import time

SECRET = b"chatgate-demo-applied-secret-0123456789"


def segment(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def token(number: int, now: int) -> str:
    profile = {"name": "Jane", "memberID": "123456789", "isPremiumUser": "true", "age": "45"}
    claims = {
        "sub": f"user-{number}",
        "iat": now,
        "nbf": now,
        "exp": now + 86400,
        "email": f"jane{number}@example.com",
        "plan": "enterprise",
        "orderId": f"A-{number}",
        "profile": profile,
    }
    signed = segment(b'{"alg":"HS256","typ":"JWT"}') + b"." + segment(json.dumps(claims).encode())
    return (signed + b"." + segment(hmac.digest(SECRET, signed, hashlib.sha256))).decode()


def write_tokens(tokens: pathlib.Path, key: pathlib.Path) -> None:
    """A token a line, and the key's bytes alone."""
    now = int(time.time())
    tokens.write_text("".join(token(number, now) + "\n" for number in range(1000)))
    key.write_bytes(SECRET)
