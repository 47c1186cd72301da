"""Tokens as a website's backend would make them, by the libraries that backends use."""

import json
import os
import pathlib
import shutil
import subprocess
import time
from typing import Callable

import jose.jwt
import joserfc.jwk
import joserfc.jwt
import jwt

from widgets import SECRET

HERE = pathlib.Path(__file__).parent
Mint = Callable[[dict, str, dict], str]


def by_pyjwt(claims: dict, secret: str, header: dict) -> str:
    return jwt.encode(claims, secret, algorithm="HS256", headers=header)


def by_joserfc(claims: dict, secret: str, header: dict) -> str:
    return joserfc.jwt.encode({"alg": "HS256", **header}, claims, joserfc.jwk.OctKey.import_key(secret))


def by_python_jose(claims: dict, secret: str, header: dict) -> str:
    return jose.jwt.encode(claims, secret, algorithm="HS256", headers=header)


def by_program(*command: str) -> Mint:
    def mint(claims: dict, secret: str, header: dict) -> str:
        asked = json.dumps({"secret": secret, "claims": claims, "header": header})
        done = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=30, check=True)
        return done.stdout

    return mint


def node() -> Mint | None:
    return by_program("node", str(HERE / "mint.mjs")) if shutil.which("node") else None


def perl() -> Mint | None:
    if not shutil.which("perl"):
        return None
    has = subprocess.run(["perl", "-MCrypt::JWT", "-e", "1"], capture_output=True, check=False)
    return by_program("perl", str(HERE / "mint.pl")) if has.returncode == 0 else None


def go() -> Mint | None:
    """Scripts/real-clients builds it where Go and its library are there."""
    built = os.environ.get("CHATGATE_MINT_GO", "")
    return by_program(built) if os.access(built, os.X_OK) else None


MINTERS: dict[str, Mint | None] = {
    "PyJWT": by_pyjwt,
    "joserfc": by_joserfc,
    "python-jose": by_python_jose,
    "node:crypto": node(),
    "Crypt::JWT": perl(),
    "golang-jwt": go(),
}


def token(
    sub: str | None = "u-42",
    *,
    secret: str = SECRET,
    kid: str | None = None,
    at: int | None = None,
    lifetime: int | None = 3600,
    by: Mint = by_pyjwt,
    **claims,
) -> str:
    """A token that holds unless it is told otherwise; `at` is its `iat`, by default the real time."""
    issued = int(time.time()) if at is None else at
    whole: dict = {"iat": issued}
    if sub is not None:
        whole["sub"] = sub
    if lifetime is not None:
        whole["exp"] = issued + lifetime
    return by({**whole, **claims}, secret, {"kid": kid} if kid else {})
