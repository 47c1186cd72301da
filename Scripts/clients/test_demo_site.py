"""The demo site of `serve --demo-site`: a newcomer's page, and the token endpoint of its website."""

import json
import re
import subprocess
from contextlib import contextmanager

import jwt
import pytest

from gateway import binary, die_with_parent
from test_serving import serve
from tools import SECONDS, session
from widgets import CONFIGURATION

APPLIED = "demo-applied"
CONNECT = "00000000-0000-4000-8000-00000000c0de"
SECRETS = {
    APPLIED: "chatgate-demo-applied-secret-0123456789",
    CONNECT: "chatgate-demo-connect-secret-0123456789abcde",
}


@contextmanager
def demo_site(folder):
    """A gateway with its demo widgets and the site; its URL."""
    command = [binary(), "serve", "--demo-site", "--listen", "127.0.0.1:0"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )
    try:
        yield json.loads(process.stdout.readline())["url"]
    finally:
        process.terminate()
        assert process.wait(SECONDS) == 0
        process.stdout.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with demo_site(tmp_path_factory.mktemp("demo")) as url:
        yield url


@pytest.fixture
def web():
    with session() as fresh:
        yield fresh


def claims(answer, widget: str) -> dict:
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    (name,) = answer.json()
    assert name == "data"
    return jwt.decode(answer.json()["data"], SECRETS[widget], algorithms=["HS256"])


def test_the_page_and_what_it_loads_are_its_own(site, web):
    page = web.get(f"{site}/demo", timeout=SECONDS)
    assert page.status_code == 200 and "'unsafe" not in page.headers["Content-Security-Policy"]
    loaded = re.findall(r'(?:src|href)="(demo/[^"]+)"', page.text)
    assert loaded == ["demo/style.css", "demo/app.js"]
    for path in loaded:
        asset = web.get(f"{site}/{path}", timeout=SECONDS)
        assert asset.status_code == 200 and asset.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("widget", SECRETS)
def test_a_token_as_a_website_would_give_it(site, web, widget):
    found = claims(web.get(f"{site}/token", params={"widgetId": widget}, timeout=SECONDS), widget)
    assert found["exp"] - found["iat"] == 300
    assert found["sub"] == (CONNECT if widget == CONNECT else "demo-customer")


@pytest.mark.parametrize("widget", SECRETS)
def test_a_token_with_attributes(site, web, widget):
    body = {"customer": "u-42", "attributes": {"plan": "pro"}}
    answer = web.post(f"{site}/token", params={"widgetId": widget}, json=body, timeout=SECONDS)
    found = claims(answer, widget)
    if widget == CONNECT:
        assert (found["customerId"], found["attributes"]) == ("u-42", {"plan": "pro"})
    else:
        assert (found["sub"], found["plan"]) == ("u-42", "pro")


def test_the_token_starts_a_chat(site, web):
    token = web.get(f"{site}/token", params={"widgetId": APPLIED}, timeout=SECONDS).json()["data"]
    started = web.post(
        f"{site}/applied/v1/widgets/{APPLIED}/sessions",
        headers={"Authorization": f"Bearer {token}"},
        json={"metadata": {"context": {"plan": "gold"}}},
        timeout=SECONDS,
    )
    assert started.status_code == 201, started.text
    assert started.json()["identity"] == {"kind": "verified", "sub": "demo-customer"}
    assert started.json()["stripped"] == ["metadata.context"]


@pytest.mark.parametrize("widget", SECRETS)
def test_its_own_check_finds_nothing_to_fail(site, widget, tmp_path):
    command = [binary(), "check", f"{site}/token?widgetId={widget}", "--widget", widget, "--format", "json"]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, capture_output=True, timeout=60, check=False
    )
    report = json.loads(done.stdout)
    assert done.returncode == 0 and report["passed"], report


@pytest.mark.parametrize("path", ["/demo", "/demo/app.js", f"/token?widgetId={APPLIED}"])
def test_no_other_name_and_no_foreign_page(site, web, path):
    answer = web.get(site + path, headers={"Host": "evil.example"}, timeout=SECONDS)
    assert answer.status_code == 421
    answer = web.get(site + path, headers={"Origin": "http://localhost:3000"}, timeout=SECONDS)
    assert answer.status_code == 403 and "Access-Control-Allow-Origin" not in answer.headers


def test_with_other_widgets_it_is_refused(tmp_path):
    ended = serve(tmp_path, "--demo-site", "--listen", "127.0.0.1:0", configuration=CONFIGURATION)
    assert ended.returncode == 2 and ended.stdout == "" and "--demo-site" in ended.stderr


def test_without_the_flag_there_is_none(root, web):
    for path in ("/demo", f"/token?widgetId={APPLIED}"):
        assert web.get(root + path, timeout=SECONDS).status_code == 404
