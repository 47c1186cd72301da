"""The gateway at rest between the rounds: what it holds, and what it does with nothing to do."""

import dataclasses
import time

from gateway import Gateway
from truth import Ledger

MIB = 1 << 20
# What the allocator may keep beyond the warm-up: for anything, and for each message by which the fullest
# round was fuller than the fullest of the warm-up.
KEPT, PER_MESSAGE = 8 * MIB, 1024
# Processor seconds a second with nobody connected.
IDLE = 0.02
QUIET = 1.0


@dataclasses.dataclass
class Rest:
    """One look at the gateway while nobody asks it anything, behind a round that stored so many messages."""

    descriptors: int
    resident: int
    busy: float
    stored: int = 0

    def __str__(self) -> str:
        return f"{self.descriptors} descriptors, {self.resident / MIB:.1f} MiB, {self.busy:.1%} busy"


def look(gateway: Gateway, descriptors: int = 0, stored: int = 0) -> Rest:
    """Waits until closed connections are noticed, ten seconds at most, then watches for a second."""
    limit = time.monotonic() + 10
    while descriptors and gateway.descriptors() > descriptors and time.monotonic() < limit:
        time.sleep(0.05)
    began, used = time.monotonic(), gateway.busy()
    time.sleep(QUIET)
    busy = (gateway.busy() - used) / (time.monotonic() - began)
    return Rest(gateway.descriptors(), gateway.resident(), busy, stored)


def judge(ledger: Ledger, first: Rest, rounds: list[Rest]) -> None:
    """Descriptors as before the first round, no more memory than after the warm-up, and no spin."""
    for number, one in enumerate(rounds, 1):
        if one.descriptors > first.descriptors:
            ledger.violation("descriptors grew", f"{first.descriptors} at first, {one} after round {number}")
        if one.busy > IDLE:
            ledger.violation("the gateway is busy with nothing to do", f"{one} after round {number}")
    warm = rounds[: max(1, len(rounds) // 3)]
    fuller = max(one.stored for one in rounds) - max(one.stored for one in warm)
    allowed = max(one.resident for one in warm) + KEPT + PER_MESSAGE * fuller
    if rounds[-1].resident > allowed:
        ledger.violation(
            "memory grew", f"{rounds[-1]} at the end, {allowed / MIB:.1f} MiB allowed; "
            + ", ".join(f"{one.resident / MIB:.1f}" for one in rounds)
        )
