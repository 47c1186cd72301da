"""openapi.json, judged by schemathesis: it asks what the document allows, and what the document forbids."""

import json
import pathlib
import re
import subprocess
import sys
import uuid

import pytest

from minters import token
from tools import SECONDS, session
from world import World, done

# Rules between two values, of a range, a grammar or a platform: no schema can tell them, and 400 is right there.
BEYOND_A_SCHEMA = [
    "GET /applied/v1/widgets/{widgetId}/history",
    "POST /_chatgate/v1/events/verify",
    "POST /_chatgate/v1/faults",
    "POST /_chatgate/v1/sessions/{id}/events",
    "POST /_chatgate/v1/sessions/{id}/messages",
    "PUT /_chatgate/v1/clock",
    "PUT /_chatgate/v1/widgets/{id}",
]

# What never ends, or waits.
LONG = ["hearTheFarSide", "hearTheFarSideBehindProxy", "theJournalAsItGrows", "waitForEvents"]
# What takes away what the others need: asked by itself.
LAST = ["removeTheSandbox", "backToTheStart", "logOut"]

CONFIGURATION = """
[parameters]
"path.widgetId" = "{widget}"

[[operations]]
include-path-regex = "/sessions/"
[operations.parameters]
"path.id" = "{session}"

[[operations]]
include-path-regex = "/_chatgate/v1/widgets/"
[operations.parameters]
"path.id" = "{widget}"

[[operations]]
include-name = {beyond}
checks.positive_data_acceptance.enabled = false
"""


@pytest.fixture
def box(root):
    """A sandbox with one session of u-42."""
    with session() as web:

        def ask(method, url, headers, body):
            answer = web.request(method, url, headers=headers, data=body, timeout=SECONDS)
            return type("Answered", (), {"status": answer.status_code, "json": json.loads(answer.text or "null")})

        yield World(root, f"openapi-{uuid.uuid4().hex[:12]}", ask)


def judge(box: World, folder: pathlib.Path, *chosen: str, widget: str = "shop", **headers: str) -> None:
    started = done(box.page(token=token()).start(message="hi"), 201).json["session"]["id"]
    configuration = folder / "schemathesis.toml"
    configuration.write_text(
        CONFIGURATION.format(widget=widget, session=started, beyond=json.dumps(BEYOND_A_SCHEMA))
    )
    program = pathlib.Path(sys.executable).with_name("schemathesis")
    command = [program, "--config-file", configuration, "run", f"{box.base}/_chatgate/v1/openapi.json"]
    command += ["--url", box.base, "--phases", "coverage,fuzzing", "--max-examples", "5", "--seed", "1"]
    command += ["--no-color", "--request-timeout", str(SECONDS), *chosen]
    command += [word for name, value in headers.items() for word in ("--header", f"{name}: {value}")]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    box.control("DELETE")
    assert ran.returncode == 0, ran.stdout[-8000:] + ran.stderr[-2000:]
    assert re.search(r"[1-9][0-9]* generated", ran.stdout), ran.stdout[-2000:]


def without(*operations: str) -> list[str]:
    return [word for name in operations for word in ("--exclude-operation-id", name)]


def test_what_a_page_may_ask(box, tmp_path):
    left_out = without("logOut", "hearTheFarSide")
    judge(box, tmp_path, "--include-tag", "applied", *left_out, Authorization=f"Bearer {token()}")


def test_what_a_page_may_ask_behind_an_app_proxy(box, tmp_path):
    judge(box, tmp_path, "--include-tag", "shopify-proxy", *without(LONG[1]), widget="proxied")


def test_what_control_may_be_asked(box, tmp_path):
    judge(box, tmp_path, "--include-tag", "control", *without(*LONG[2:], *LAST[:2]))


@pytest.mark.parametrize("operation", LAST)
def test_what_takes_away(box, tmp_path, operation):
    headers = {"Authorization": f"Bearer {token()}"} if operation == "logOut" else {}
    judge(box, tmp_path, "--include-operation-id", operation, **headers)


def test_the_document_is_what_its_own_schema_wants(box):
    document = done(box.control("GET", "/openapi.json")).json
    assert document["openapi"] == "3.1.0" and document["servers"] == [{"url": box.base}]
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert {one["operationId"] for one in operations} >= {*LONG, *LAST}
    done(box.control("DELETE"), 204)
