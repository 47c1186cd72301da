"""The inspector in Chromium, by PyPI's playwright: a chat arrives, the agent answers, a text stays a text."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import uuid
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from gateway import binary, die_with_parent
from minters import token
from tools import SECONDS, with_requests
from widgets import CONFIGURATION
from world import World, done, identifier

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ADMIN = "the-admin-token-of-a-test-0123456789"
HOSTILE = """<img src=x onerror="window.hit=1"><script>window.hit=1</script><b id="made">bold</b>"""

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: chromium)")


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as program:
        started = program.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


# Playwright's own five seconds are short where four browsers share two processors.
expect.set_options(timeout=1000 * SECONDS)


@contextmanager
def opened(browser, url: str, **look):
    """A page that says what went wrong in it: a fault in its script, or something its policy forbids."""
    context = browser.new_context(**{"viewport": {"width": 1600, "height": 1000}, **look})
    context.set_default_timeout(1000 * SECONDS)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: "Refused" in line.text and faults.append(line.text))
    page.goto(url)
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def world(root):
    made = World(root, f"inspector-{uuid.uuid4().hex[:12]}", with_requests())
    yield made
    made.control("DELETE")


@pytest.fixture
def page(browser, world):
    with opened(browser, f"{world.base}/_chatgate/v1/inspector") as shown:
        expect(shown.locator("#status")).to_have_text(f"Live: sandbox {world.name}")
        yield shown


def sessions(page: Page):
    return page.locator("#sessions button")


def test_a_chat_arrives_live_and_the_agent_answers_from_the_page(world, page):
    expect(sessions(page)).to_have_count(0)
    metadata = {"context": {"plan": "gold"}, "groups": ["vip"], "orderId": "12345"}
    visitor = world.page(token=token(plan="free"))
    session = identifier(visitor.start(metadata, "Where is my order?"))
    sessions(page).filter(has_text="u-42").click()
    expect(page.locator("#log li")).to_have_text(re.compile("Where is my order[?]$"))
    expect(page.locator("#fact-identity")).to_have_text("verified: u-42")
    expect(page.locator("#fact-trust")).to_have_text("verified")
    expect(page.locator("#fact-context")).to_contain_text('"plan": "free"')
    expect(page.locator("#fact-stripped")).to_have_text("metadata.context, metadata.groups")
    expect(page.locator("#verdicts")).to_contain_text("signature")
    page.fill("#answer input", "On its way.")
    page.click("#answer button")
    expect(page.locator("#log li").nth(1)).to_contain_text("On its way.")
    said = done(visitor.session(session)).json["messages"]
    assert [(one["role"], one["text"]) for one in said][1:] == [("agent", "On its way.")]
    visitor.say(session, "Thanks")
    expect(page.locator("#log li").nth(2)).to_contain_text("Thanks")
    page.click("#end")
    expect(page.locator("#chat-note")).to_contain_text("ended")
    expect(page.locator("#answer button")).to_be_disabled()
    assert visitor.say(session, "x").status == 409


def test_a_hostile_text_is_shown_as_text(world, page):
    visitor = world.page()
    session = identifier(visitor.start({"context": {HOSTILE: HOSTILE}}, HOSTILE))
    world.agent_says(session, HOSTILE)
    sessions(page).filter(has_text="anonymous").click()
    expect(page.locator("#log li")).to_have_count(2)
    for line in page.locator("#log li").all():
        expect(line).to_contain_text(HOSTILE)
    expect(page.locator("#fact-context")).to_contain_text("onerror")
    expect(page.locator("#fact-trust")).to_have_text("untrusted")
    for summary in page.locator("#events summary").all():
        summary.click()
    expect(page.locator("#events pre").first).to_contain_text("onerror")
    page.fill("#judge textarea", HOSTILE)
    page.click("#judge button")
    expect(page.locator("#judged")).to_contain_text("rejected: base64url")
    assert page.locator("img, #made, main script").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_token_is_judged_with_its_checks(world, page):
    page.select_option("#judge select", "shop")
    page.fill("#judge textarea", token(at=1) + "\n")
    page.click("#judge button")
    expect(page.locator("#judged h3")).to_have_text("rejected: expired")
    expect(page.locator("#judged .checks")).to_contain_text("exp")
    page.fill("#judge textarea", token())
    page.click("#judge button")
    expect(page.locator("#judged h3")).to_have_text("verified")


def test_a_refused_token_is_among_the_events(world, page):
    assert world.page(token=token(at=1)).start().status == 401
    row = page.locator("#events li").filter(has_text="token.rejected")
    row.locator("summary").click()
    expect(row.locator("h3")).to_have_text("rejected: expired")


def test_the_clock_is_frozen_moved_and_let_run(world, page):
    page.fill("#freeze input", "2026-01-15T09:00:00Z")
    page.click("#freeze button")
    expect(page.locator("#clock-state")).to_have_text("frozen")
    expect(page.locator("#now")).to_have_text("2026-01-15T09:00:00.000Z")
    page.fill("#advance input", "9m")
    page.click("#advance button")
    expect(page.locator("#now")).to_have_text("2026-01-15T09:09:00.000Z")
    assert done(world.control("GET", "/clock")).json["now"] == "2026-01-15T09:09:00.000Z"
    page.click("#next-timer")
    expect(page.locator("#status")).to_contain_text("Refused")
    page.click("#resume")
    expect(page.locator("#clock-state")).to_have_text("running")
    world.clock(freeze="2027-01-15T09:00:00Z")
    expect(page.locator("#now")).to_have_text("2027-01-15T09:00:00.000Z")


def test_everything_works_by_keyboard(world, page):
    for text in ("first", "second"):
        identifier(world.page().start(message=text))
    expect(sessions(page)).to_have_count(2)
    page.focus("#search")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#log li")).to_contain_text("first")
    expect(sessions(page).nth(1)).to_be_focused()
    for _ in range(20):
        if page.evaluate("document.activeElement.closest('#answer') !== null"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("by keyboard")
    page.keyboard.press("Enter")
    expect(page.locator("#log li").nth(1)).to_contain_text("by keyboard")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1600])
def test_it_fits_narrow_and_wide_in_light_and_dark(browser, world, width, scheme):
    session = identifier(world.page(token=token(email="a@example.com")).start(message="word " * 80 + "x" * 400))
    look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with opened(browser, f"{world.base}/_chatgate/v1/inspector", **look) as page:
        sessions(page).first.click()
        expect(page.locator("#chat-note")).to_contain_text(session)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground))) < 384) == (scheme == "dark")
        heights = page.locator("button:visible").evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert len(heights) > 8 and min(heights) >= 44
        if folder := os.environ.get("CHATGATE_SCREENSHOTS"):
            page.screenshot(path=pathlib.Path(folder) / f"inspector-{width}-{scheme}.png", full_page=True)


def test_a_sandbox_that_begins_anew_is_shown_anew(world, page):
    identifier(world.page().start(message="before"))
    expect(sessions(page)).to_have_count(1)
    done(world.control("POST", "/reset", {}), 204)
    expect(sessions(page)).to_have_count(0)
    identifier(world.page().start(message="after"))
    expect(sessions(page)).to_contain_text("after")


def test_a_sandbox_that_is_gone_is_not_made_again(world, page):
    identifier(world.page().start())
    done(world.control("DELETE"), 204)
    expect(page.locator("#status")).to_contain_text(f"{world.name} is gone")
    listed = World(world.root, "default", world.ask).control("GET", "/sandboxes").json["sandboxes"]
    assert world.name not in [one["name"] for one in listed]


def test_another_sandbox_is_a_press_away(world, page):
    other = World(world.root, f"{world.name}-b", world.ask)
    identifier(other.page().start(message="elsewhere"))
    page.locator("#sandboxes button").filter(has_text=other.name).click()
    expect(sessions(page)).to_contain_text("elsewhere")
    done(other.control("DELETE"), 204)


def test_off_loopback_it_asks_for_the_admin_token_and_forgets_it(browser, tmp_path):
    configuration = tmp_path / "chatgate.json"
    configuration.write_text(json.dumps(CONFIGURATION))
    process = subprocess.Popen(
        [binary(), "serve", "--listen", "0.0.0.0:0", "--config", configuration],
        cwd=tmp_path,
        env={"CHATGATE_ADMIN_TOKEN": ADMIN},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )
    try:
        port = json.loads(process.stdout.readline())["url"].rpartition(":")[2]
        with opened(browser, f"http://127.0.0.1:{port}/_chatgate/v1/inspector") as page:
            expect(page.locator("#status")).to_have_text("Control wants the admin token.")
            page.fill("#admin input", "another")
            page.click("#admin button")
            expect(page.locator("#status")).to_have_text("This is not the admin token.")
            page.fill("#admin input", ADMIN)
            page.click("#admin button")
            expect(page.locator("#status")).to_have_text("Live: sandbox default")
            expect(page.locator("#admin")).to_be_hidden()
            kept = "JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])"
            assert page.evaluate(kept) == '[0,0,""]' and ADMIN not in page.content()
            page.reload()
            expect(page.locator("#status")).to_have_text("Control wants the admin token.")
    finally:
        process.terminate()
        assert process.wait(SECONDS) == 0
        process.stdout.close()
