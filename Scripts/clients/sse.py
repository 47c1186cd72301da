"""Server-sent events as a page hears them, read by requests or by curl."""

import contextlib
import dataclasses
import json
import queue
import subprocess
import threading
import time
from typing import Iterable

import requests

from tools import session, with_curl


@dataclasses.dataclass
class Event:
    name: str = "message"
    data: str = ""
    id: str | None = None

    @property
    def json(self):
        return json.loads(self.data)


def events(lines: Iterable[str]):
    """WHATWG HTML 9.2.6, as far as it is used here."""
    event, data = Event(), []
    for line in lines:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if line == "":
            if data:
                event.data = "\n".join(data)
                yield event
            event, data = Event(), []
        elif name == "event":
            event.name = value
        elif name == "data":
            data.append(value)
        elif name == "id":
            event.id = value


def hang_up(answer: requests.Response) -> None:
    """Ends the read under way, for which close() would wait; an ended stream gave its socket back."""
    with contextlib.suppress(RuntimeError):
        answer.raw.shutdown()


class Listener:
    """A page that listens; what it hears is read on a thread of its own."""

    def __init__(self, ask, url: str, headers: dict):
        self.heard: queue.SimpleQueue = queue.SimpleQueue()
        self.headers: dict[str, str] = {}
        lines = self._curl(url, headers) if ask is with_curl else self._requests(url, headers)
        threading.Thread(target=self._read, args=[lines], daemon=True).start()

    def _requests(self, url: str, headers: dict) -> Iterable[str]:
        client = session()
        answer = client.get(url, headers=headers, stream=True, timeout=(10, 30))
        self.status, self.headers = answer.status_code, {k.lower(): v for k, v in answer.headers.items()}
        self.close = lambda: hang_up(answer)
        return (line.decode() for line in answer.iter_lines(chunk_size=1))

    def _curl(self, url: str, headers: dict) -> Iterable[str]:
        command = ["curl", "-q", "--silent", "--no-buffer", "--include", "--noproxy", "*"]
        command += ["--max-time", "30"]
        for name, value in headers.items():
            command += ["--header", f"{name}: {value}"]
        process = subprocess.Popen(command + [url], stdout=subprocess.PIPE)
        self.close = lambda: (process.kill(), process.wait(), process.stdout.close())
        self.status = int(process.stdout.readline().split()[1])
        for line in iter(process.stdout.readline, b"\r\n"):
            name, _, value = line.decode().strip().partition(": ")
            self.headers[name.lower()] = value
        return (line.decode().rstrip("\r\n") for line in process.stdout)

    def _read(self, lines: Iterable[str]) -> None:
        try:
            for event in events(lines):
                self.heard.put(event)
        except Exception:  # a stream that was closed under the reader
            pass
        self.heard.put(None)

    def next(self, seconds: float = 10) -> Event | None:
        """The next event; None when the stream has ended."""
        return self.heard.get(timeout=seconds)

    def end(self, seconds: float = 10) -> list[Event]:
        """What was heard until the stream's end, which must come."""
        found, limit = [], time.monotonic() + seconds
        while (event := self.next(max(0.01, limit - time.monotonic()))) is not None:
            found.append(event)
        return found

    def is_silent(self, seconds: float = 0.3) -> bool:
        try:
            self.heard.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def __enter__(self) -> "Listener":
        return self

    def __exit__(self, *_) -> None:
        self.close()
