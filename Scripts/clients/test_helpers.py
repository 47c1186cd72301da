"""The helpers that a team copies into its suite, run as a team would run them: under `chatgate exec`."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

from gateway import ROOT, binary

HELPERS = ROOT / "Scripts" / "helpers"
#: Nothing happens outside the sandboxes of the tests.
APART = {"expect": [{"match": {"type": "session.started"}, "never": True}]}

WITH_PYTEST = '''
import threading
import pytest

SESSIONS = "/applied/v1/widgets/demo-applied/sessions"


@pytest.mark.parametrize("day", range(10, 30))
def test_a_conversation(chatgate, day):
    """The same customer, another day, at once in every worker."""
    start = f"2026-01-{day}T09:00:00.000Z"
    assert chatgate.clock(freeze=start) == start
    token = chatgate.mint("demo-applied", sub="u-42", plan=f"plan-{day}", seats=[day])
    status, session = chatgate.call("POST", SESSIONS, {"message": "hello"}, token)
    assert status == 201 and session["session"]["createdAt"] == start
    assert session["agentContext"] == {"plan": f"plan-{day}", "seats": [day]}
    path = "/sessions/" + session["session"]["id"] + "/messages"
    agent = threading.Timer(0.05, chatgate.control, ["POST", path, {"role": "agent", "text": f"day {day}"}])
    agent.start()
    said = chatgate.wait("message", data={"role": "agent"})
    agent.join()
    assert [event["data"]["text"] for event in said] == [f"day {day}"]
    assert len(chatgate.wait("message", count=2, timeout="0s")) == 2
    chatgate.clock(advance="6m")
    status, problem = chatgate.call("GET", SESSIONS + "/" + session["session"]["id"], token=token)
    assert (status, problem["reason"]) == (401, "expired")


def test_a_wait_that_fails_names_the_nearest(chatgate):
    chatgate.call("POST", SESSIONS, {"message": "hallo"})
    with pytest.raises(AssertionError, match='"actual": ".*hallo'):
        chatgate.wait("message", timeout="0s", data={"text": "hello"})
'''

WITH_NODE = """
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chatgate } from "./chatgate.mjs";

const SESSIONS = "/applied/v1/widgets/demo-applied/sessions";

describe("conversations", { concurrency: 10 }, () => {
  for (let day = 10; day < 30; day++) {
    test(`the same customer on day ${day}`, async (t) => {
      const chat = chatgate(t);
      const start = `2026-01-${day}T09:00:00.000Z`;
      assert.equal(await chat.clock({ freeze: start }), start);
      const token = await chat.mint("demo-applied", { sub: "u-42", plan: `plan-${day}`, seats: [day] });
      const { status, json } = await chat.call("POST", SESSIONS, { message: "hello" }, token);
      assert.equal(status, 201);
      assert.equal(json.session.createdAt, start);
      assert.deepEqual(json.agentContext, { plan: `plan-${day}`, seats: [day] });
      const agent = { role: "agent", text: `day ${day}` };
      const [said] = await Promise.all([
        chat.wait({ type: "message", data: { role: "agent" } }),
        chat.control("POST", `/sessions/${json.session.id}/messages`, agent),
      ]);
      assert.deepEqual(said.map((event) => event.data.text), [`day ${day}`]);
      await chat.clock({ advance: "6m" });
      const late = await chat.call("GET", `${SESSIONS}/${json.session.id}`, undefined, token);
      assert.equal(late.status, 401);
      assert.equal(late.json.reason, "expired");
    });
  }

  test("a wait that fails names the nearest", async (t) => {
    const chat = chatgate(t);
    await chat.call("POST", SESSIONS, { message: "hallo" });
    const wait = chat.wait({ type: "message", data: { text: "hello" } }, { timeout: "0s" });
    await assert.rejects(wait, /"actual": ".*hallo/);
  });
});
"""


def execute(folder: pathlib.Path, *command: str) -> subprocess.CompletedProcess:
    (folder / "apart.json").write_text(json.dumps(APART))
    # A suite under test finds nothing of the suite that tests it.
    ours = ("CHATGATE_", "PYTEST_", "NODE_", "REAL_CLIENTS_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join([str(pathlib.Path(binary()).parent), os.environ["PATH"]])
    return subprocess.run(
        [binary(), "exec", "--verify", "apart.json", "--", *command],
        cwd=folder,
        env={**environment, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_pytest_with_ten_workers_each_test_in_its_sandbox(tmp_path):
    shutil.copy(HELPERS / "chatgate_pytest.py", tmp_path)
    (tmp_path / "conftest.py").write_text("from chatgate_pytest import chatgate\n")
    (tmp_path / "test_suite.py").write_text(WITH_PYTEST)
    ended = execute(tmp_path, sys.executable, "-m", "pytest", "-q", "-n", "10", "-p", "no:cacheprovider")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"^21 passed", ended.stdout, re.M), ended.stdout


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_nodes_own_runner_each_test_in_its_sandbox(tmp_path):
    shutil.copy(HELPERS / "chatgate.mjs", tmp_path)
    (tmp_path / "suite.test.mjs").write_text(WITH_NODE)
    ended = execute(tmp_path, "node", "--test", "--test-reporter=tap")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "# pass 21\n" in ended.stdout and "# fail 0\n" in ended.stdout, ended.stdout


def test_a_test_outside_its_sandbox_is_found_at_the_end(tmp_path):
    ended = execute(
        tmp_path,
        sys.executable,
        "-c",
        "import os, urllib.request as u; "
        "url = os.environ['CHATGATE_URL'] + '/applied/v1/widgets/demo-applied/sessions'; "
        "u.urlopen(u.Request(url, b'{}', {'Content-Type': 'application/json'}))",
    )
    assert ended.returncode == 1 and "in sandbox default" in ended.stderr, ended.stderr


@pytest.mark.parametrize("helper", sorted(path.name for path in HELPERS.iterdir() if path.is_file()))
def test_a_helper_is_short(helper):
    lines = (HELPERS / helper).read_text().splitlines()
    assert len(lines) < 60 and max(map(len, lines)) <= 110
