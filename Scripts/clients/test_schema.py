"""The schema that `chatgate replay --schema` prints, judged by PyPI's jsonschema."""

import json
import pathlib
import re
import subprocess

import jsonschema
import pytest

from gateway import binary

CONVERSATIONS = pathlib.Path(__file__).resolve().parents[2] / "Fixtures" / "conversations"
RIGHT = sorted(CONVERSATIONS.glob("**/*.chat.json"))
WRONG = sorted(CONVERSATIONS.glob("**/*.chat.json.bad"))

# What no table can tell: it takes the order of the steps, the widget, the clock, or the text itself.
BEYOND_A_SCHEMA = {
    "connect-logout",
    "connect-refresh",
    "connect-say-with-metadata",
    "connect-start-of-applied",
    "duplicate-member",
    "expects-nothing",
    "matcher-bad-expression",
    "nothing-expected",
    "not-json",
    "open-comment",
    "proxy-without-shop",
    "rotate-in-a-pem",
    "save-no-name",
    "save-twice",
    "save-unknown",
    "save-unused",
    "save-used-too-early",
    "say-after-a-token-alone",
    "say-before-start",
    "sees-before-start-of-its-own",
    "sees-with-expect",
    "start-member-unknown",
    "token-claim-twice",
    "token-from-elsewhere",
    "token-from-with-clock",
    "token-key-unknown",
    "token-kind-that-cannot-show",
    "token-lifetime-and-exp",
    "token-without-sub",
    "widget-member-unknown",
    "widget-secret-from-outside",
    "widget-unknown",
}


def read(path: pathlib.Path):
    """JSON with comments and trailing commas; strings are left as they are."""
    text = re.sub(
        r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', lambda found: found[1] or " ", path.read_text(), flags=re.S
    )
    return json.loads(re.sub(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', lambda found: found[1] or "", text))


@pytest.fixture(scope="module")
def validator():
    printed = subprocess.run([binary(), "replay", "--schema"], capture_output=True, check=True, timeout=30)
    schema = json.loads(printed.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.name.split(".")[0])
def test_a_conversation_of_the_collection_is_valid(validator, path):
    assert [error.message for error in validator.iter_errors(read(path))] == []


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.name.split(".")[0])
def test_a_wrong_fixture_is_invalid_where_a_table_can_tell(validator, path):
    name = path.name.split(".")[0]
    if name in {"not-json", "open-comment"}:
        with pytest.raises(json.JSONDecodeError):
            read(path)
        return
    assert validator.is_valid(read(path)) == (name in BEYOND_A_SCHEMA)


def test_every_name_beyond_a_schema_is_a_file():
    assert {path.name.split(".")[0] for path in WRONG} >= BEYOND_A_SCHEMA
