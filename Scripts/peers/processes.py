"""What runs beside us: gateways, peers, clients. Each ends with the block that started it.

Standard library alone.
"""

import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients"))

from gateway import Gateway, die_with_parent  # noqa: E402

FOLDER = pathlib.Path(os.environ["BENCH_FOLDER"])
BENCH = os.environ["BENCH_BINARY"]
KEY, TOKENS = FOLDER / "key", FOLDER / "tokens"
CONNECTIONS = 64
# The second word masks leaf 7 of cpuid: bit 29 of EBX is SHA (OPENSSL_ia32cap(3)).
WITHOUT_SHA = {"OPENSSL_ia32cap": ":~0x20000000"}


# A server that is asked over HTTP has the first processor to itself, all else the others.
PROCESSORS = sorted(os.sched_getaffinity(0))
SERVERS, CLIENTS = set(PROCESSORS[:1]), set(PROCESSORS[1:] or PROCESSORS)
os.sched_setaffinity(0, CLIENTS)


class Missing(Exception):
    """A tool that a row needs is not here."""


def tool(name: str) -> str:
    """A program of the system, or a peer that was built."""
    found = FOLDER / name
    if os.access(found, os.X_OK):
        return str(found)
    if path := shutil.which(name):
        return path
    raise Missing(f"{name} is not here")


def output(*words: str, **more: str) -> str:
    """What a program prints, with more variables."""
    done = subprocess.run(
        words,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=die_with_parent,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()[-1000:]}")
    return done.stdout.strip()


def bench(*words: str) -> list[list[float]]:
    """The numbers that one of our subcommands prints, line by line."""
    return [[float(word) for word in line.split("\t")] for line in output(BENCH, *words).splitlines()]


@contextlib.contextmanager
def on(processors: set[int]):
    """What is started in this block stays there."""
    os.sched_setaffinity(0, processors)
    try:
        yield
    finally:
        os.sched_setaffinity(0, CLIENTS)


@contextlib.contextmanager
def gateway(**more: str):
    """A gateway with the demo widgets, and its URL for starts."""
    os.environ.update(more)
    try:
        with on(SERVERS):
            one = Gateway({})
    finally:
        for name in more:
            del os.environ[name]
    with one:
        yield one


def starts(one: Gateway) -> str:
    return f"{one.url}/applied/v1/widgets/demo-applied/sessions"


@contextlib.contextmanager
def running(words: list[str], processors: set[int] = CLIENTS, **options):
    """A program for as long as the block lasts."""
    with on(processors):
        process = subprocess.Popen(words, preexec_fn=die_with_parent, text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


@contextlib.contextmanager
def fixed():
    """The loop that parses nothing; its URL."""
    with running([tool("fixed")], SERVERS, stdout=subprocess.PIPE) as process:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/"


@contextlib.contextmanager
def haproxy(**more: str):
    """HAProxy with jwt_verify; its URL."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    words = [tool("haproxy"), "-q", "-db", "-f", str(HERE / "haproxy.cfg")]
    with running(words, SERVERS, env={**os.environ, **more, "PEER_PORT": str(port)}) as process:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.02)
        else:
            raise RuntimeError("haproxy does not listen")
        yield f"http://127.0.0.1:{port}/"


def wrk(url: str, seconds: int = 3) -> float:
    """Requests a second, as fast as can be; every answer must be a good one."""
    words = [tool("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "-s", str(HERE / "start.lua"), url]
    text = output(*words, TOKENS=str(TOKENS))
    if fault := re.search(r"Non-2xx.*|Socket errors.*", text):
        raise RuntimeError(f"wrk at {url}: {fault[0]}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


@contextlib.contextmanager
def idle_sockets(one: Gateway, count: int):
    """So many open WebSockets; the bytes that each costs the gateway."""
    words = [BENCH, "idle", "--url", one.url, "--pid", str(one.pid), "--count", str(count)]
    with running(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        line = process.stdout.readline().split("\t")
        if len(line) != 2 or int(line[0]) != count:
            raise RuntimeError(f"{count} WebSockets were not opened: {line}")
        yield int(line[1])
        process.stdin.close()
        process.wait(30)
