"""A website whose token endpoint makes one mistake on each path, and none on the good ones."""

import base64
import dataclasses
import email.utils
import http.server
import json
import ssl
import threading
import time
from typing import Callable

import jwt

from minters import token
from widgets import OLD_SECRET, SECRET

KEY = base64.b64encode(b"the bytes of a key that is text: 0123456789").decode()


@dataclasses.dataclass
class Page:
    """What one path answers: a token, or anything else, and how."""

    token: Callable[[], str] | None = token
    wrap: Callable[[str], dict | str | bytes] = lambda text: {"token": text}
    headers: dict = dataclasses.field(default_factory=dict)
    status: int = 200
    kind: str | None = "application/json"
    wait: float = 0.0
    cache: str | None = "no-store"
    clock: float = 0.0
    methods: tuple[str, ...] = ("GET",)
    allows: Callable[[dict], bool] = lambda headers: True
    wants_body: bytes | None = None


def signed_with(key: bytes | str, **claims) -> str:
    now = int(time.time())
    return jwt.encode({"sub": "u-42", "iat": now, "exp": now + 600, **claims}, key, algorithm="HS256")


def as_text(said: dict | str) -> str:
    return said if isinstance(said, str) else json.dumps(said)


def cached() -> Callable[[], str]:
    kept: list[str] = []

    def mint() -> str:
        if not kept:
            kept.append(token())
        return kept[0]

    return mint


def location(path: str) -> Page:
    return Page(status=302, token=None, wrap=lambda _: b"", headers={"Location": path}, kind=None)


OPEN = {"Access-Control-Allow-Credentials": "true"}

PAGES: dict[str, Page] = {
    # Good ones.
    "/token": Page(),
    "/data": Page(wrap=lambda text: {"data": text}),
    "/jwt": Page(wrap=lambda text: {"user": "u-42", "jwt": text}),
    "/access_token": Page(wrap=lambda text: {"access_token": text, "token_type": "Bearer"}),
    "/bare": Page(wrap=str, kind="text/plain; charset=utf-8"),
    "/text": Page(wrap=json.dumps),
    "/inner": Page(wrap=lambda text: {"data": {"inner": text}}),
    "/private": Page(cache="private, max-age=0"),
    "/post": Page(methods=("POST",), wants_body=b'{"widget":"shop"}'),
    "/cookie": Page(allows=lambda headers: headers.get("Cookie") == "session=s3cr3t"),
    "/own-origin": Page(allows=lambda headers: headers.get("Origin") in (None, "http://localhost:3000")),
    "/old-place": location("/token"),
    "/dotted/old-place": location("../token?from=there#here"),
    # Mistakes of the token.
    "/expired": Page(lambda: token(lifetime=-60)),
    "/minus": Page(lambda: token(lifetime=-3600)),
    "/milliseconds": Page(lambda: token(at=int(time.time() * 1000), lifetime=600_000)),
    "/string-exp": Page(lambda: token(lifetime=None, exp=str(int(time.time()) + 600))),
    "/decoded-key": Page(lambda: signed_with(base64.b64decode(KEY))),
    "/newline-key": Page(lambda: signed_with(SECRET + "\n")),
    "/quoted-key": Page(lambda: signed_with(f'"{SECRET}"')),
    "/old-key": Page(lambda: signed_with(OLD_SECRET)),
    "/number-sub": Page(lambda: signed_with(SECRET, sub=42)),
    "/no-sub": Page(lambda: token(None)),
    "/hs512": Page(lambda: jwt.encode({"sub": "u"}, SECRET * 2, algorithm="HS512")),
    "/bearer": Page(lambda: "Bearer " + token()),
    "/quoted": Page(lambda: f'"{token()}"'),
    "/cached": Page(cached()),
    "/endless": Page(lambda: token(lifetime=None)),
    "/long": Page(lambda: token(lifetime=30 * 86400)),
    "/short": Page(lambda: token(lifetime=10)),
    # Mistakes of the endpoint.
    "/public": Page(cache="public, max-age=600"),
    "/s-maxage": Page(cache="max-age=0, s-maxage=60"),
    "/no-cache-control": Page(cache=None),
    "/any-origin": Page(headers={"Access-Control-Allow-Origin": "*", **OPEN}),
    "/null-origin": Page(headers={"Access-Control-Allow-Origin": "null", **OPEN}),
    "/echoed-origin": Page(headers={"Access-Control-Allow-Origin": "{origin}", **OPEN}),
    "/secret": Page(wrap=lambda text: {"token": text, "debug": {"key": SECRET}}),
    "/secret-base64": Page(
        wrap=lambda text: {"token": text, "key": base64.b64encode(SECRET.encode()).decode()}
    ),
    "/secret-hex": Page(wrap=lambda text: {"token": text, "key": SECRET.encode().hex().upper()}),
    "/secret-header": Page(headers={"X-Debug": OLD_SECRET}),
    "/secret-claim": Page(lambda: token(note="key=" + SECRET)),
    "/no-token": Page(None, wrap=lambda _: {"error": "there is none"}),
    "/login-page": Page(None, wrap=lambda _: "<html>Sign in.</html>", kind="text/html"),
    "/empty": Page(None, wrap=lambda _: b""),
    "/leaking-redirect": Page(status=302, wrap=lambda _: b"", headers={"Location": "/token?t={token}"}),
    "/foreign-redirect": location("https://shop.example.invalid/token"),
    "/circle": location("/circle"),
    "/slow": Page(wait=1.3),
    "/html": Page(kind="text/html"),
    "/untyped": Page(kind=None),
    "/wrong-clock": Page(clock=-120),
    "/500": Page(None, status=500, wrap=lambda _: {"error": "no"}),
    "/401": Page(None, status=401, wrap=lambda _: {"error": "who are you?"}),
    "/404": Page(None, status=404, wrap=lambda _: {"error": "nothing here"}),
}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        page = PAGES.get(self.path.partition("?")[0], PAGES["/404"])
        self.server.seen.append((self.command, self.path, dict(self.headers), body))
        if self.command not in page.methods:
            page = Page(None, status=405, wrap=lambda _: b"")
        elif not page.allows(dict(self.headers)):
            page = Page(None, status=403, wrap=lambda _: b"")
        elif page.wants_body not in (None, body):
            page = Page(None, status=400, wrap=lambda _: b"")
        time.sleep(page.wait)
        self.send(page)

    def send(self, page: Page) -> None:
        minted = page.token() if page.token else ""
        said = page.wrap(minted)
        body = said if isinstance(said, bytes) else as_text(said).encode()
        self.send_response_only(page.status)
        self.send_header("Date", email.utils.formatdate(time.time() + page.clock, usegmt=True))
        if page.kind:
            self.send_header("Content-Type", page.kind)
        if page.cache:
            self.send_header("Cache-Control", page.cache)
        for name, value in page.headers.items():
            filled = value.replace("{origin}", self.headers.get("Origin", "")).replace("{token}", minted)
            if filled:
                self.send_header(name, filled)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """Says nothing: the tests say what went wrong."""


class Website:
    """The website on a free port of 127.0.0.1, with TLS where a certificate is given."""

    def __init__(self, certificate: str | None = None, key: str | None = None):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.seen = []
        self.server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def seen(self) -> list:
        return self.server.seen

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
