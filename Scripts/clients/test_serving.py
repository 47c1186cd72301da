"""The gateway as a process: what it says when it is ready, and what it refuses to be."""

import json
import os
import subprocess

import pytest

from gateway import Gateway, binary
from widgets import CONFIGURATION


def serve(folder, *flags: str, configuration=None, **environment: str) -> subprocess.CompletedProcess:
    """A start that is expected to end by itself."""
    if configuration:
        (folder / "chatgate.json").write_text(json.dumps(configuration))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CHATGATE_")}
    return subprocess.run(
        [binary(), "serve", *flags],
        cwd=folder,
        env={**clean, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def test_the_ready_line_says_where_everything_is():
    with Gateway(CONFIGURATION) as gateway:
        ready = gateway.ready
        port = ready["url"].rpartition(":")[2]
        assert ready == {
            "event": "ready",
            "url": f"http://127.0.0.1:{port}",
            "ws": f"ws://127.0.0.1:{port}",
            "admin": f"http://127.0.0.1:{port}/_chatgate/v1",
            "pid": gateway.pid,
            "version": ready["version"],
        }
        assert gateway.stop() == 0


def test_off_loopback_control_wants_a_token(tmp_path):
    ended = serve(tmp_path, "--listen", "0.0.0.0:0", configuration=CONFIGURATION)
    assert ended.returncode == 2 and ended.stdout == "" and "CHATGATE_ADMIN_TOKEN" in ended.stderr


@pytest.mark.parametrize(
    "configuration",
    [
        None,
        {
            "widgets": [
                {
                    "id": "mine",
                    "platform": "applied",
                    "keys": [{"id": "k", "secret": "chatgate-demo-applied-secret-0123456789"}],
                }
            ]
        },
    ],
    ids=["demo", "copied"],
)
def test_off_loopback_a_demo_secret_is_refused(tmp_path, configuration):
    ended = serve(
        tmp_path, "--listen", "0.0.0.0:0", configuration=configuration, CHATGATE_ADMIN_TOKEN="t" * 32
    )
    assert ended.returncode == 2 and ended.stdout == ""


def test_an_address_that_is_taken_is_named():
    with Gateway(CONFIGURATION) as gateway:
        address = gateway.url.removeprefix("http://")
        ended = serve(None, "--listen", address)
        assert ended.returncode == 3 and address.rpartition(":")[2] in ended.stderr
