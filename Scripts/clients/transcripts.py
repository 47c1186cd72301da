"""What is kept against what was accepted: every message once, in its order, and of nobody else anything."""

from truth import Box, Ledger, Session
from wire import Wire

SPARED = 300


def compare(ledger: Ledger, session: Session, texts: list[str], where: str) -> None:
    """Of each speaker, exactly what was accepted, in its order; a text ends in the speaker's own count."""
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(text.rpartition(":")[0], []).append(text)
    expected = session.expected(found)
    if found != expected:
        wrong = [name for name in {*found, *expected} if found.get(name) != expected.get(name)]
        ledger.violation(
            f"a transcript is not what was accepted ({where})",
            "; ".join(f"{name}: has {found.get(name)}, accepted {expected.get(name)}" for name in wrong),
        )


def pages(wire: Wire, path: str, member: str, cursor: str, token: str | None = None):
    """Every element of a listing that comes in pages."""
    more = ""
    while more is not None:
        answer = wire.ask("check", "GET", path + more, token).json()
        yield from answer[member]
        more = f"&{cursor}={answer['next']}" if answer["next"] is not None else None


def check_control(box: Box, wire: Wire, ledger: Ledger) -> set[str]:
    """Every session as control shows it; the ids of those whose start was not answered."""
    known = {one.id: one for one in box.sessions}
    missing, strays, unsure = set(known), set(), set(box.unsure)
    for shown in pages(wire, f"{box.control}/sessions?limit=200", "sessions", "after"):
        texts = [message["text"] for message in shown["messages"]]
        missing.discard(shown["id"])
        ledger.note("sessions checked")
        ledger.note("messages checked", len(texts))
        if shown["id"] in known:
            compare(ledger, known[shown["id"]], texts, "control")
        elif len(texts) == 1 and texts[0] in unsure:
            unsure.remove(texts[0])
            strays.add(shown["id"])
        else:
            ledger.violation("a session is there that nobody started", str(shown)[:SPARED])
    for identifier in missing:
        ledger.violation("a session is gone", f"{box.name}: {identifier}")
    return strays


def check_histories(box: Box, wire: Wire, ledger: Ledger, strays: set[str]) -> None:
    """Every session as its customer sees it."""
    for customer in box.customers:
        token, told = box.mint(customer.sub).token, {}
        for part in pages(wire, f"{box.page}/history?limit=200", "sessions", "cursor", token):
            told.setdefault(part["id"], []).extend(message["text"] for message in part["messages"])
        if set(told) - strays != {one.id for one in customer.sessions}:
            ledger.violation(
                "a history is not the customer's sessions", f"{customer.sub}: {len(told)} sessions"
            )
        for session in customer.sessions:
            compare(ledger, session, told.get(session.id, []), "history")


def check(box: Box, wire: Wire, ledger: Ledger) -> None:
    """All transcripts of a sandbox; a storm in it must have passed."""
    check_histories(box, wire, ledger, check_control(box, wire, ledger))


def check_storm(box: Box, ledger: Ledger) -> None:
    """Every answer that was lost, or was a fault's, has its entry in the journal."""
    storm = box.storm
    refusals = storm.fired["status"] + storm.fired["throttle"]
    losses = storm.fired["reset"] + storm.fired["drop"] + storm.fired["truncate"]
    if storm.answered != refusals:
        ledger.violation(
            "a fault's answer without its entry in the journal", f"{storm.answered} came, {refusals} fired"
        )
    if storm.lost > losses:
        ledger.violation("an answer was lost without a fault", f"{storm.lost} lost, {losses} fired")
