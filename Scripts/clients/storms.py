"""Faults that are armed and cleared while the traffic runs, and what the journal says of them."""

import random
import threading

from truth import Ledger, Storm
from wire import Wire

# None cuts an answer behind its last byte, so that whoever was struck knows it.
ON_PAGES = [
    "delay=1ms..40ms",
    "delay=20ms,when=before",
    "status=503",
    "status=500,when=after",
    "throttle",
    "reset",
    "reset,when=after",
    "drop=60",
    "truncate",
    "slow=64/2ms",
    "delay=10ms,then=reset",
]
ON_CHATS = ["close=1012", "close=1006", "silence", "status=500", "throttle", "reset", "reset,when=after"]


def blow(
    control: str, plans: list[str], storm: Storm, wire: Wire, ledger: Ledger, stop: threading.Event
) -> None:
    """Arms two faults for a moment, clears them, reads in the journal what they did, and begins again."""
    chosen, after = random.Random(control), 0
    while not stop.is_set():
        for plan in chosen.sample(plans, 2):
            terms = {"times": chosen.randint(1, 12), "chance": chosen.choice([0.2, 0.6, 1])}
            if wire.ask("arm", "POST", f"{control}/faults", body={"fault": plan, **terms}).status != 201:
                ledger.violation("a fault could not be armed", plan)
        stop.wait(chosen.uniform(0.05, 0.4))
        wire.ask("clear", "DELETE", f"{control}/faults")
        after = _read(control, after, storm, wire, ledger)


def _read(control: str, after: int, storm: Storm, wire: Wire, ledger: Ledger) -> int:
    """Counts the faults that fired behind an event, by what they do last; the last event that was read."""
    while True:
        path = f"{control}/events?type=fault.fired&limit=1000&after={after}"
        events = wire.ask("journal", "GET", path).json()["events"]
        for event in events:
            after = event["seq"]
            last = event["data"]["fault"].rpartition(",")[2].removeprefix("then=")
            storm.fired[last.partition("=")[0]] += 1
        ledger.note("faults fired", len(events))
        if len(events) < 1000:
            return after
