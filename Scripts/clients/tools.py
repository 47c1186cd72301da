"""The software of other people that asks the gateway: requests and curl."""

import dataclasses
import functools
import json
import shutil
import subprocess
from typing import Any, Callable

import requests
from requests.structures import CaseInsensitiveDict

SECONDS = 20


@dataclasses.dataclass
class Answer:
    """What came back, whoever asked."""

    status: int
    headers: CaseInsensitiveDict
    body: bytes

    @functools.cached_property
    def json(self) -> Any:
        return json.loads(self.body)

    def __repr__(self) -> str:
        return f"{self.status} {self.body[:1500].decode(errors='replace')}"


Ask = Callable[[str, str, dict, bytes | None], Answer]


def session() -> requests.Session:
    """A session that takes nothing from the environment: no proxy, no .netrc."""
    fresh = requests.Session()
    fresh.trust_env = False
    return fresh


def with_requests() -> Ask:
    shared = session()

    def ask(method: str, url: str, headers: dict, body: bytes | None) -> Answer:
        answer = shared.request(
            method, url, headers=headers, data=body, timeout=SECONDS, allow_redirects=False
        )
        return Answer(answer.status_code, answer.headers, answer.content)

    return ask


def with_curl(method: str, url: str, headers: dict, body: bytes | None) -> Answer:
    """curl, its own habits included: it sends `Expect: 100-continue` and form types where it likes to."""
    command = [
        "curl",
        "-q",
        "--silent",
        "--show-error",
        "--globoff",
        "--noproxy",
        "*",
        "--max-time",
        str(SECONDS),
    ]
    command += ["--include", "--head"] if method == "HEAD" else ["--include", "--request", method]
    for name, value in headers.items():
        command += ["--header", f"{name}: {value}" if value else f"{name};"]
    if body is not None:
        command += ["--data-binary", "@-"] + (
            [] if "Content-Type" in headers else ["--header", "Content-Type:"]
        )
    done = subprocess.run(command + ["--", url], input=body or b"", capture_output=True, check=False)
    assert done.returncode == 0, f"curl: {done.stderr.decode()}"
    return parsed(done.stdout)


def parsed(text: bytes) -> Answer:
    """The last head of what curl wrote, and what follows it; interim answers come before."""
    while True:
        head, _, rest = text.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        status = int(first.split()[1])
        if status >= 200:
            return Answer(
                status, CaseInsensitiveDict(line.split(": ", 1) for line in lines if ": " in line), rest
            )
        text = rest


ASKING: dict[str, Callable[[], Ask] | None] = {
    "requests": with_requests,
    "curl": (lambda: with_curl) if shutil.which("curl") else None,
}
