"""The traffic: tabs of customers, anonymous visitors, bad tokens, and somebody who rotates the keys."""

import random
import secrets
import threading
import time
import traceback

from truth import Box, Credential, Customer, Key, Ledger, Session, sign
from wire import Reply, Unanswered, Wire

# Starts in one sandbox for no other reason than to start. A tab whose chat was ended starts another all the same,
# so that the limit on a sandbox's sessions is well above: none may be dropped to make room.
MOST_STARTS = 2000


class Tab:
    """One tab of a customer, on a connection of its own."""

    def __init__(self, name: str, customer: Customer, wire: Wire, seed: str):
        self.name, self.customer, self.wire, self.ledger = name, customer, wire, wire.ledger
        self.box: Box = customer.box
        self.random = random.Random(seed)
        self.spoken = 0
        self.deeds = [
            self.say,
            self.look,
            self.history,
            self.start,
            self.agent,
            self.log_out,
            self.ghost,
            self.bad_token,
            self.anonymous,
            self.reconnect,
        ]
        self.weights = [450, 100, 120, 40, 60, 30, 60, 80, 60, 5]

    def act(self) -> None:
        """One deed, in the session that is open now; the other tab may end it meanwhile."""
        with self.customer.lock:
            credential, session = self.customer.credential, self.customer.session
        deed = self.start if session is None else self.random.choices(self.deeds, self.weights)[0]
        if deed in (self.start, self.anonymous):
            self.box.starts += 1
            if session is not None and self.box.starts > MOST_STARTS:
                deed = self.say
        deed(credential, session)

    def reconnect(self, *_) -> None:
        """The tab is closed and opened again."""
        self.wire.close()
        self.ledger.note("tabs opened again")

    def good(
        self,
        operation: str,
        method: str,
        path: str,
        credential: Credential,
        body=None,
        session: Session | None = None,
    ) -> Reply | None:
        """A request with a good token, judged: the reply where it was served."""
        dead = credential.gone or credential.key.gone
        reply = self.wire.ask(operation, method, self.box.page + path, credential.token, body)
        if reply.status < 300:
            if dead:
                self.ledger.violation(
                    "served after the logout, or the key's removal, was answered", f"{method} {path}: {reply}"
                )
            return reply
        if reply.status == 401:
            due = {
                "revoked": credential.leaving,
                "signature": credential.key.leaving,
                "key-id": credential.key.leaving,
            }
            if not due.get(reply.reason, False):
                self.ledger.violation(
                    f"a good token was refused: {reply.reason}", f"{method} {path}: {reply}"
                )
            self.customer.renew(credential)
        elif not (reply.status == 409 and session and session.ending) and reply.status < 500:
            self.ledger.violation(f"a good request was answered {reply.status}", f"{method} {path}: {reply}")
        return None

    def words(self) -> str:
        self.spoken += 1
        return f"{self.name}:{self.spoken}"

    def start(self, credential: Credential, _: Session | None) -> None:
        text = self.words()
        body = {"message": text, "metadata": {"context": {"vip": True}, "data": self.spoken}}
        self.box.unsure.add(text)
        reply = self.good("start", "POST", "/sessions", credential, body)
        self.box.unsure.discard(text)
        if reply is None:
            return
        answer = reply.json()
        session = Session(answer["session"]["id"])
        session.said[self.name].append(text)
        with self.customer.lock:
            self.customer.sessions.append(session)
            self.customer.session = session
        if (
            answer["identity"] != {"kind": "verified", "sub": self.customer.sub}
            or "vip" in answer["agentContext"]
        ):
            self.ledger.violation("a start answered with another identity or context", str(reply))

    def say(self, credential: Credential, session: Session) -> None:
        text = self.words()
        session.attempt(self.name, text)
        path = f"/sessions/{session.id}/messages"
        said = self.good("say", "POST", path, credential, {"text": text}, session)
        session.settle(self.name, text, accepted=said is not None)

    def look(self, credential: Credential, session: Session) -> None:
        reply = self.good("get", "GET", f"/sessions/{session.id}", credential)
        if reply is not None and reply.json()["identity"].get("sub") != self.customer.sub:
            self.ledger.violation("a session was shown with another identity", str(reply))

    def history(self, credential: Credential, _: Session | None) -> None:
        reply = self.good("history", "GET", f"/history?limit={self.random.choice([1, 20, 50])}", credential)
        if reply is None:
            return
        texts = [message["text"] for part in reply.json()["sessions"] for message in part["messages"]]
        if any(text.split(".")[0] not in (self.customer.sub, "agent") for text in texts):
            self.ledger.violation("a history showed another customer's words", str(reply))

    def agent(self, credential: Credential, session: Session) -> None:
        text = f"agent.{self.words()}"
        reply = self.wire.ask(
            "agent",
            "POST",
            f"{self.box.control}/sessions/{session.id}/messages",
            body={"role": "agent", "text": text},
        )
        if reply.status == 201:
            session.said[f"agent.{self.name}"].append(text)
        elif not (reply.status == 409 and session.ending):
            self.ledger.violation(f"the agent was answered {reply.status}", str(reply))

    def log_out(self, credential: Credential, session: Session) -> None:
        credential.leaving = session.ending = True
        reply = self.wire.ask(
            "logout", "POST", f"{self.box.page}/logout?session={session.id}", credential.token
        )
        if reply.status == 204:
            credential.gone = True
            self.customer.ghosts.append((credential, session))
        elif not (reply.reason in ("signature", "key-id") and credential.key.leaving):
            self.ledger.violation(f"a logout was answered {reply.status}", str(reply))
        with self.customer.lock:
            if self.customer.session is session:
                self.customer.session = None
        self.customer.renew(credential)

    def ghost(self, *_) -> None:
        """Somebody who kept the token, or only the session's id, of a customer who has logged out."""
        if not self.customer.ghosts:
            return
        credential, session = self.random.choice(self.customer.ghosts[-20:])
        path, body = self.random.choice(
            [
                (f"/sessions/{session.id}", None),
                ("/history", None),
                (f"/sessions/{session.id}/messages", {"text": "ghost"}),
                ("/sessions", {}),
                (f"/sessions/{session.id}/events", None),
            ]
        )
        with_token = self.random.random() < 0.7 or path in ("/history", "/sessions")
        reply = self.wire.ask(
            "ghost",
            "POST" if body is not None else "GET",
            self.box.page + path,
            credential.token if with_token else None,
            body,
        )
        if reply.status != (401 if with_token else 404):
            self.ledger.violation("something was shown after the logout's answer", f"{path}: {reply}")

    def bad_token(self, *_) -> None:
        key, now = self.box.keys[-1], int(time.time())
        claims = {"sub": self.customer.sub, "exp": now + 60}
        reason, token = self.random.choice(
            [
                ("signature", sign(claims, "not-the-secret-of-anybody-0123456789")),
                ("expired", sign({**claims, "exp": now - 60}, key.secret)),
                ("key-id", sign(claims, key.secret, kid="nobody")),
                ("algorithm", sign(claims, key.secret, alg="none")),
                ("missing-claim", sign({"exp": now + 60}, key.secret)),
                ("malformed", "a.b"),
            ]
        )
        path, body = self.random.choice([("/sessions", {"message": "forged"}), ("/history", None)])
        reply = self.wire.ask("bad token", "POST" if body else "GET", self.box.page + path, token, body)
        if reply.reason != reason and not (reply.reason == "signature" and key.leaving):
            self.ledger.violation(f"a bad token ({reason}) was not refused for its reason", str(reply))

    def anonymous(self, *_) -> None:
        text = self.words()
        self.box.unsure.add(text)
        reply = self.wire.ask("anonymous", "POST", f"{self.box.page}/sessions", body={"message": text})
        self.box.unsure.discard(text)
        if reply.status != 201:
            self.ledger.violation(f"an anonymous start was answered {reply.status}", str(reply))
            return
        session = Session(reply.json()["session"]["id"])
        session.said[self.name].append(text)
        self.box.anonymous.append(session)
        reply = self.wire.ask("anonymous", "GET", f"{self.box.page}/history?session={session.id}")
        if reply.status != 200 or [part["id"] for part in reply.json()["sessions"]] != [session.id]:
            self.ledger.violation("an anonymous history is not the one session", str(reply))


def rotate(box: Box, wire: Wire, ledger: Ledger, stop: threading.Event, seconds: float) -> None:
    """Puts a new key in, then takes the oldest away, so that two are always in force."""
    turns = 0
    while not stop.wait(seconds):
        key = Key(f"key-{turns}", secrets.token_hex(24))
        keys = f"{box.control}/widgets/shop/keys"
        reply = wire.ask("add key", "POST", keys, body={"id": key.id, "secret": key.secret})
        if reply.status != 201:
            ledger.violation(f"a key could not be added: {reply.status}", str(reply))
            continue
        box.keys.append(key)
        ledger.note("keys rotated")
        turns += 1
        if len(box.keys) <= 2:
            continue
        oldest = box.keys[0]
        oldest.leaving = True
        reply = wire.ask("remove key", "DELETE", f"{keys}/{oldest.id}")
        if reply.status != 204:
            ledger.violation(f"a key could not be removed: {reply.status}", str(reply))
        oldest.gone = reply.status == 204
        box.keys = box.keys[1:]


def drive(tab: Tab, ledger: Ledger, stop: threading.Event) -> None:
    """Lets a tab act until the end; only a storm may keep an answer from it."""
    while not stop.is_set():
        try:
            tab.act()
        except Unanswered:
            ledger.note("calls that a fault struck")
        except Exception:
            ledger.violation("a request was not answered", traceback.format_exc()[-500:])
            tab.wire.close()
            stop.wait(0.2)
    tab.wire.close()
