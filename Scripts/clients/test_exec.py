"""`chatgate exec` around other people's programs: Amazon's SDK, a terminal, and what a supervisor does."""

import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from gateway import binary, die_with_parent

SECONDS = 60

#: Counts the signals that reach it, and says so when no more come.
COUNTING = """
import signal, sys, time
seen = []
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, lambda number, _: seen.append(signal.Signals(number).name))
print("ready", flush=True)
end = time.monotonic() + 10
while not seen and time.monotonic() < end:
    time.sleep(0.01)
time.sleep(0.2)
print(*seen, flush=True)
sys.exit(40 + len(seen))
"""

#: Says who sent each signal: 0 is the kernel. Two that come at once may be one, so many keys are pressed.
KEYS = 50
ASKING_WHO = """
import signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
print("ready", flush=True)
for _ in range(int(sys.argv[1])):
    print("from", signal.sigwaitinfo([signal.SIGINT]).si_pid, flush=True)
while more := signal.sigtimedwait([signal.SIGINT], 0.2):
    print("from", more.si_pid, flush=True)
print("done", flush=True)
sys.exit(41)
"""

#: Starts a chat as a website's backend does, with no word of where Amazon Connect is.
WITH_BOTO = """
import boto3, os
os.environ |= {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "x" * 40}
connect = boto3.client("connect", region_name="us-east-1")
chat = connect.start_chat_contact(
    InstanceId="00000000-0000-4000-8000-0000000000aa",
    ContactFlowId="00000000-0000-4000-8000-0000000000bb",
    ParticipantDetails={"DisplayName": "Visitor"},
)
participant = boto3.client("connectparticipant", region_name="us-east-1")
made = participant.create_participant_connection(
    ParticipantToken=chat["ParticipantToken"], Type=["WEBSOCKET"], ConnectParticipant=True
)
print(made["Websocket"]["Url"])
"""


def clean(**more: str) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("CHATGATE_", "AWS_E"))} | more


def execute(folder: pathlib.Path, *command: str, **more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [binary(), "exec", "--", *command],
        cwd=folder,
        env=clean(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.parametrize("proxy", ["", "http://127.0.0.1:9"], ids=["plain", "behind-a-proxy"])
def test_amazons_sdk_finds_the_gateway_by_its_own_variables(tmp_path, proxy):
    """Without the exceptions that exec makes, every request would go to the proxy, where nobody is."""
    more = {"http_proxy": proxy, "HTTP_PROXY": proxy} if proxy else {}
    ended = execute(tmp_path, sys.executable, "-c", WITH_BOTO, **more)
    assert ended.returncode == 0, ended.stderr
    assert re.match(r"ws://127\.0\.0\.1:\d+/", ended.stdout), ended.stdout


def test_standard_input_is_the_commands(tmp_path):
    ended = subprocess.run(
        [binary(), "exec", "--", "cat"],
        cwd=tmp_path,
        env=clean(),
        input=b"\x00\xff" * 100_000,
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    assert ended.stdout == b"\x00\xff" * 100_000 and ended.stderr == b""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_what_a_supervisor_sends_arrives_once(tmp_path, name):
    with subprocess.Popen(
        [binary(), "exec", "--", sys.executable, "-c", COUNTING],
        cwd=tmp_path,
        env=clean(),
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=die_with_parent,
    ) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(getattr(signal, name))
        assert process.stdout.read() == f"{name}\n"
        assert process.wait(SECONDS) == 41


def test_control_c_at_a_terminal_comes_from_the_terminal_alone(tmp_path):
    """It tells the whole foreground group: passed on as well, it would cut a clean-up short."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.execve(binary(), [binary(), "exec", "--", sys.executable, "-c", ASKING_WHO, str(KEYS)], clean())
    try:
        assert b"ready" in until(terminal, b"ready")
        shown = b""
        for _ in range(KEYS):
            os.write(terminal, b"\x03")
            shown += until(terminal, b"from")
        shown += until(terminal, b"done")
        assert set(re.findall(rb"from (\d+)", shown)) == {b"0"}, shown
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 41
    finally:
        os.close(terminal)


def until(terminal: int, words: bytes) -> bytes:
    """What the terminal shows, until a line with these words has ended."""
    shown, end = b"", time.monotonic() + SECONDS
    while not re.search(re.escape(words) + rb".*\n", shown) and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:  # Linux says so when the far side is closed.
                break
    return shown


def test_a_signal_that_was_held_back_before_us_reaches_the_command(tmp_path):
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    try:
        ended = execute(tmp_path, "sh", "-c", "kill -TERM $$; echo deaf")
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
    assert (ended.returncode, ended.stdout) == (128 + signal.SIGTERM, "")


def test_what_nohup_ignores_stays_ignored(tmp_path):
    ended = execute(tmp_path, "nohup", binary(), "exec", "--", "sh", "-c", "kill -HUP $$ $PPID; echo on")
    assert (ended.returncode, ended.stdout) == (0, "on\n"), ended.stderr


def test_the_environment_arrives_byte_by_byte(tmp_path):
    """A variable that is no UTF-8 is nobody's business but the command's."""
    odd = os.fsdecode(b"caf\xe9")
    ended = execute(tmp_path, sys.executable, "-c", "import os; print(os.environb[b'ODD'])", ODD=odd)
    assert ended.stdout == "b'caf\\xe9'\n", ended.stderr


def test_a_failing_suite_of_pytest_fails(tmp_path):
    (tmp_path / "test_it.py").write_text("def test_it():\n    assert False\n")
    suite = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    # Plugins of the tests around this one take longer to load than this suite takes to run.
    bare = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    ended = execute(tmp_path, *suite, **bare)
    assert ended.returncode == 1 and "1 failed" in ended.stdout
    assert execute(tmp_path, *suite, "-k", "nothing", **bare).returncode == 5
