"""Starts the gateway under test and ends it again; the standard library alone."""

import contextlib
import ctypes
import json
import os
import pathlib
import queue
import signal
import subprocess
import tempfile
import threading

LIBC = ctypes.CDLL(None)
ROOT = pathlib.Path(__file__).resolve().parents[2]


class NoGateway(Exception):
    """There is nothing to test, or it does not start."""


def binary() -> str:
    """$CHATGATE_BINARY, or what `swift build` left: the newer of debug and release."""
    named = os.environ.get("CHATGATE_BINARY")
    places = [ROOT / ".build" / kind / "chatgate" for kind in ("debug", "release")]
    found = [path for path in ([pathlib.Path(named)] if named else places) if os.access(path, os.X_OK)]
    if not found:
        raise NoGateway(
            f"there is no gateway at {named or places[0]}: run `swift build`, or set CHATGATE_BINARY"
        )
    return str(max(found, key=lambda path: path.stat().st_mtime).resolve())


def die_with_parent() -> None:
    """The gateway ends with the process that started it, even where that one is killed (prctl(2)).

    It hears SIGINT even where the tests run in the background of a shell, which has its jobs ignore it.
    """
    LIBC.prctl(1, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Gateway:
    """One gateway on a free port of 127.0.0.1, with a configuration of its own."""

    def __init__(self, configuration: dict, *words: str):
        self.folder = tempfile.TemporaryDirectory(prefix="chatgate-")
        folder = pathlib.Path(self.folder.name)
        (folder / "chatgate.json").write_text(json.dumps(configuration))
        self.log = folder / "stderr"
        self.last_words = ""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("CHATGATE_")}
        command = [
            binary(),
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--config",
            "chatgate.json",
            "--log-level",
            "warn",
            *words,
        ]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                preexec_fn=die_with_parent,
            )
        try:
            self.ready = json.loads(self._first_line(seconds=20))
        except BaseException:
            self.stop()
            raise
        self.url: str = self.ready["url"]
        self.pid: int = self.process.pid

    def _first_line(self, seconds: float) -> bytes:
        lines: queue.SimpleQueue = queue.SimpleQueue()
        threading.Thread(target=lambda: lines.put(self.process.stdout.readline()), daemon=True).start()
        with contextlib.suppress(queue.Empty):
            if line := lines.get(timeout=seconds):
                return line
        raise NoGateway(f"the gateway did not become ready: {self.log.read_text()[-2000:]}")

    def stop(self) -> int:
        """Asks it to end, and insists after ten seconds; its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        if self.log.exists():
            self.last_words = self.log.read_text(errors="replace")[-2000:]
        self.folder.cleanup()
        return self.process.returncode

    def __enter__(self) -> "Gateway":
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def resident(self) -> int:
        """Resident memory in bytes."""
        pages = pathlib.Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def busy(self) -> float:
        """Seconds of processor time used so far."""
        fields = pathlib.Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
