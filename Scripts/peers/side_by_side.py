"""side_by_side ROUNDS: measures the gateway and its peers in turn and prints the table.

Scripts/bench starts it.
"""

import os
import resource
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import time

from figures import Table, microseconds, ratio, thousands
from machine import has_sha, openssl_speed, processor, sha_can_be_masked
from processes import (
    FOLDER,
    KEY,
    TOKENS,
    WITHOUT_SHA,
    Missing,
    bench,
    fixed,
    gateway,
    haproxy,
    idle_sockets,
    output,
    starts,
    tool,
    wrk,
)
from website_tokens import write_tokens

# One descriptor for each in the gateway, and one here.
SOCKETS = min(10_000, resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 512)
SESSIONS = 1_000_000
ROUNDS = int(sys.argv[1])
median = statistics.median


def say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


def in_turn(measures: dict) -> dict[str, list[float]]:
    """Every measure once a round, so that what disturbs the machine disturbs all."""
    times: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            times[name].append(measure())
    return times


def available(measures: dict) -> dict:
    """Those whose tool is here, by the name of the tool."""
    found = {}
    for name, (program, measure) in measures.items():
        try:
            tool(program)
        except Missing as missing:
            say(f"left out: {name}: {missing}")
        else:
            found[name] = measure
    return found


def start_rates(table: Table) -> None:
    """Starts over HTTP: beside HAProxy and the fixed loop."""
    tool("wrk")

    def ours() -> float:
        with gateway() as one:
            return wrk(starts(one))

    def peer(make):
        def measure() -> float:
            with make() as url:
                return wrk(url)

        return measure

    measures = {
        "ours": ("wrk", ours),
        "haproxy": ("haproxy", peer(haproxy)),
        "fixed": ("fixed", peer(fixed)),
    }
    rates = in_turn(available(measures))
    mine = rates["ours"]
    for name, words, goal in [("haproxy", "HAProxy", 1.5), ("fixed", "the fixed C loop", 0.5)]:
        row = f"starts over HTTP: ratio to {words}"
        if name in rates:
            table.peer(row, goal, mine, rates[name])
        else:
            table.left_out(row, f"at least {goal}", f"{name} is not here")


def verification(table: Table) -> None:
    """One verification: beside other libraries."""
    files = [str(TOKENS), str(KEY)]
    measures = {
        "ours": ("python3", lambda: bench("verify", "--tokens", files[0], "--key", files[1])[0][0]),
        "jsonwebtoken": ("jsonwebtoken", lambda: float(output(tool("jsonwebtoken"), *files))),
        "libjwt": ("libjwt", lambda: float(output(tool("libjwt"), *files))),
    }
    times = in_turn(available(measures))
    row = "one verification: time ratio to Rust's jsonwebtoken"
    if "jsonwebtoken" in times:
        table.times(row, 0.6, times["ours"], times["jsonwebtoken"])
    else:
        table.left_out(row, "at most 0.6", "jsonwebtoken is not here")
    if "libjwt" in times:
        table.times("the same: to libjwt, with OpenSSL", None, times["ours"], times["libjwt"])


def tail(table: Table) -> None:
    """Latency at half the peak: the slow ones, each from the time it was due."""
    rows = []
    for _ in range(ROUNDS):
        with gateway() as one:
            rate = str(max(1, int(wrk(starts(one), 2) / 2)))
            words = ["--url", starts(one), "--tokens", str(TOKENS), "--rate", rate, "--seconds", "3"]
            rows.append(bench("load", *words)[0])
    errors = int(sum(row[1] for row in rows))
    p50, p99, longest, rate = (median([row[column] for row in rows]) for column in (2, 4, 5, 6))
    text = f"{microseconds(p99)} at {thousands(rate)} starts/s (p50 {microseconds(p50)}, longest "
    text += f"{microseconds(longest)}{f', {errors} errors' if errors else ''})"
    table.row("p99 of starts at half the peak", "under 2 ms", text, p99 < 2000 and errors == 0)


def growth(table: Table) -> None:
    """The start that had to make the most room: what grows must not hold everybody up."""
    rows = [bench("growth")[0] for _ in range(ROUNDS)]
    longest, middle = (median([row[column] for row in rows]) for column in (0, 2))
    text = f"{longest / 1000:.2f} ms of the processor (median {middle:.0f} µs)"
    table.row("longest of 300,000 starts in a row, without HTTP", "–", text)


def beside_sockets(table: Table) -> None:
    """Idle WebSockets: two gateways in turn, one with them, one without."""
    tool("wrk")
    with gateway() as alone, gateway() as beside, idle_sockets(beside, SOCKETS) as bytes_each:
        rates = in_turn({"alone": lambda: wrk(starts(alone)), "beside": lambda: wrk(starts(beside))})
    loss = 1 - ratio(rates["beside"], rates["alone"])
    beside, alone = thousands(median(rates["beside"])), thousands(median(rates["alone"]))
    table.row(
        f"throughput lost to {thousands(SOCKETS)} idle WebSockets",
        "under 10 %",
        f"{loss * 100:.1f} % ({beside} starts/s beside them, {alone} without)",
        loss < 0.1,
    )
    table.row(
        "memory of an idle WebSocket, five to a chat",
        "under 4 KiB",
        f"{thousands(bytes_each)} bytes",
        bytes_each < 4096,
    )


def sizes(table: Table) -> None:
    """Sessions: what one costs, and what many of them cost the next."""
    same = bench("store", "--sessions", "200000", "--messages", "0", "--customers", "1000")[0][2]
    own = bench("store", "--sessions", "200000", "--messages", "0", "--customers", "200000")[0][2]
    text = f"{same:.0f} bytes of 1,000 customers, {own:.0f} with a customer for each"
    table.row("memory of a session without messages", "under 700 bytes", text, max(same, own) < 700)
    row = bench("start-at-size", "--sessions", str(SESSIONS))[0]
    few, many, rate, page, large, growth = row
    text = f"{rate:.2f} ({thousands(many)} and {thousands(few)} starts/s, without HTTP, "
    text += "in memory used before)"
    table.row(
        "1,000,000 sessions: start rate against that at 1,000", "at least 0.8", text, rate >= 0.8
    )
    text = f"× {growth:.2f} ({page:.2f} µs at 1,000, {large:.2f} µs)"
    table.row("the same: time of a page of history", "no growth", text, growth < 1.1)


def footprint(table: Table) -> None:
    """The binary: what it takes to be there."""
    binary = os.environ["CHATGATE_BINARY"]
    line, answer, resident = bench("ready", "--gateway", binary)[0]
    text = f"{microseconds(answer)} to the first answer, {microseconds(line)} to the ready line"
    table.row("ready after exec", "10 ms", text, answer <= 10_000)
    mebibytes = resident / 1024
    table.row("resident when idle", "10 MiB", f"{mebibytes:.1f} MiB", mebibytes <= 10)
    try:
        stripped = FOLDER / "stripped"
        shutil.copy(binary, stripped)
        subprocess.run([tool("strip"), str(stripped)], check=True)
        size = stripped.stat().st_size
        stripped.unlink()
        table.row("stripped binary", "10 MB", f"{size / 1e6:.1f} MB", size <= 10_000_000)
    except Missing as missing:
        table.left_out("stripped binary", "10 MB", str(missing))


def hashing(table: Table, masked: bool) -> None:
    """SHA-256: beside OpenSSL, each with the processor's SHA extensions and each without."""
    for engine, more, words in [("instructions", {}, "with"), ("plain", WITHOUT_SHA, "without")]:
        row = f"SHA-256 {words} SHA extensions, 16 KiB: ratio to openssl speed"
        if not masked and has_sha() != (engine == "instructions"):
            table.left_out(row, "at least 0.8", "this processor cannot show it")
            continue
        measures = {
            "ours": ("python3", lambda: bench("sha256", "--engine", engine)[0][0]),
            "openssl": ("openssl", lambda: openssl_speed(**more)),
        }
        rates = in_turn(available(measures))
        if "openssl" in rates:
            table.peer(row, 0.8, rates["ours"], rates["openssl"], "MB/s")
        else:
            table.left_out(row, "at least 0.8", "openssl is not here")


def timing(table: Table) -> None:
    """Signature timing: whether the time of a refusal tells where the wrong byte is."""
    comparison, refusal, leaking = bench("signature", "--rounds", "20000")
    text = (
        f"comparison {min(comparison[:5]):.1f} to {max(comparison[:5]):.1f} ns, t {comparison[5]:.1f}; "
        f"refusal {min(refusal[:4]):.0f} to {max(refusal[:4]):.0f} ns, t {refusal[4]:.1f}; "
        f"of a comparison that stops early it is {leaking[5]:.0f}"
    )
    held = comparison[5] < 4.5 and refusal[4] < 4.5
    row = "signature: time by the place of the wrong byte (0, 8, 16, 31, none), Welch's t"
    table.row(row, "under 4.5", text, held)


def allocations(table: Table) -> None:
    """Allocations: calls of malloc and its kin for one start, over one kept connection."""
    shim, counter = FOLDER / "allocations.so", FOLDER / "allocations"
    if not shim.exists():
        return table.left_out("allocations of one start", "–", "gcc is not here")
    counter.unlink(missing_ok=True)

    def count() -> int:
        return struct.unpack("=Q", counter.read_bytes())[0]

    with gateway(LD_PRELOAD=str(shim), ALLOCATIONS=str(counter)) as one:
        words = ["--url", starts(one), "--tokens", str(TOKENS), "--connections", "1"]
        bench("load", *words, "--rate", "1000", "--seconds", "1")
        before = count()
        requests, errors, *_ = bench("load", *words, "--rate", "1000", "--seconds", "2")[0]
        calls = (count() - before) / requests
    counter.unlink()
    table.row("allocations of one start", "–", f"{calls:.1f}", None if errors == 0 else False)


def parts(table: Table) -> None:
    """The hot parts: each alone, in process."""
    body, claims = bench("json")[0]
    request = bench("http")[0][0]
    whole, rest = bench("admission")[0]
    table.row("reading a request; its body; its claims", "–", f"{request:.0f}, {body:.0f}, {claims:.0f} ns")
    table.row("starting a session; the same less verification", "–", f"{whole:.0f}, {rest:.0f} ns")


def measured(table: Table, measure, *more) -> bool:
    """Takes one measure; what it lacks, or where it fails, is said and the others go on."""
    name = measure.__doc__.split(":")[0].rstrip(".")
    say(name)
    try:
        measure(table, *more)
    except Missing as missing:
        table.left_out(name, "", str(missing))
    except (RuntimeError, ValueError, OSError, subprocess.SubprocessError) as fault:
        say(f"{name}: {fault!r}")
        table.left_out(name, "", "it failed")
        return False
    return True


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    began = time.monotonic()
    write_tokens(TOKENS, KEY)
    masked, table = sha_can_be_masked(), Table()
    held = [
        measured(table, start_rates),
        measured(table, verification),
        measured(table, tail),
        measured(table, growth),
        measured(table, beside_sockets),
        measured(table, sizes),
        measured(table, footprint),
        measured(table, hashing, masked),
        measured(table, timing),
        measured(table, allocations),
        measured(table, parts),
    ]
    has = "with SHA extensions" if has_sha() else "without SHA extensions"
    print(table.text(f"{processor()[0]}, {os.cpu_count()} processors, {has}; medians of {ROUNDS} rounds."))
    say(f"{time.monotonic() - began:.0f} s")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
