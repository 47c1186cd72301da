"""A chat backend for pytest, each test in a sandbox of its own: `chatgate exec -- pytest -n 10`.

    from chatgate_pytest import chatgate            # in conftest.py, beside a copy of this file

    def test_a_session_knows_its_customer(chatgate):
        token = chatgate.mint("demo-applied", sub="u-42", plan="pro")
        status, answer = chatgate.call("POST", "/applied/v1/widgets/demo-applied/sessions", {}, token)
"""

import json, os, subprocess, uuid
from urllib import error, request

import pytest


class Chatgate:
    """One sandbox; `url` is its base: your backend and the AWS SDK (`endpoint_url`) may be given it."""

    def call(self, method: str, path: str, body=None, token: str | None = None):
        """The status and the JSON of an answer, of a refusal too."""
        headers = {"Content-Type": "application/json"}
        headers |= {"Authorization": f"Bearer {token}"} if token else {}
        data = None if body is None else json.dumps(body).encode()
        try:
            answer = request.urlopen(request.Request(self.url + path, data, headers, method=method))
        except error.HTTPError as refusal:
            answer = refusal
        with answer:
            return answer.status, json.loads(answer.read() or b"null")

    def control(self, method: str, path: str = "", body=None):
        """What control answers; where it says no, the test fails with its words."""
        status, answer = self.call(method, f"/_chatgate/v1{path}", body, os.getenv("CHATGATE_ADMIN_TOKEN"))
        assert status < 300, json.dumps(answer, indent=2)
        return answer

    def clock(self, **change) -> str:
        """The sandbox's time after `freeze="2026-01-15T09:00:00Z"`, `advance="9m"` or `resume=True`."""
        return self.control("PUT" if change else "GET", "/clock", change or None)["now"]

    def mint(self, widget: str, lifetime: str = "5m", **claims) -> str:
        """A token as your website would make it now, by the sandbox's clock; `sub` is a claim like others."""
        command = [os.getenv("CHATGATE_BINARY", "chatgate"), "mint", "--widget", widget]
        command += ["--lifetime", lifetime, "--at", self.clock()]
        command += [f"--claim-json={name}={json.dumps(value)}" for name, value in claims.items()]
        return subprocess.check_output(command, text=True).strip()

    def wait(self, type: str, count: int = 1, timeout: str = "5s", **match) -> list[dict]:
        """The events, once so many have come; what came before counts. A failure names the nearest event."""
        body = {"match": {"type": type, **match}, "count": count, "timeout": timeout}
        return self.control("POST", "/events/wait", body)["events"]


@pytest.fixture
def chatgate():
    sandbox = Chatgate()
    sandbox.url = f"{os.environ['CHATGATE_URL']}/sandbox/pytest-{uuid.uuid4().hex}"
    yield sandbox
    sandbox.control("DELETE")
