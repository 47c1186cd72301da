"""`chatgate check` against a website that makes each mistake on a path of its own."""

import json
import os
import shutil
import subprocess
import time
import xml.etree.ElementTree

import pytest

from gateway import binary
from website import KEY, Website
from widgets import OLD_SECRET, SECRET, widget

CONFIGURATION = {
    "widgets": [
        widget("shop", keys=[{"id": "2026-11", "secret": SECRET}, {"id": "text", "secret": KEY}]),
        widget("elsewhere", keys=[{"id": "old", "secret": OLD_SECRET}]),
    ]
}


@pytest.fixture
def website():
    made = Website()
    yield made
    made.stop()


@pytest.fixture
def check(tmp_path, website):
    """Runs `check` on a path, quickly: most mistakes show in one call."""
    (tmp_path / "chatgate.json").write_text(json.dumps(CONFIGURATION))

    def run(
        path: str, *flags: str, count: int = 1, form: str = "json", **variables: str
    ) -> subprocess.CompletedProcess:
        url = path if "://" in path else website.url + path
        clean = {name: value for name, value in os.environ.items() if not name.startswith("CHATGATE_")}
        ended = subprocess.run(
            [binary(), "check", url, "--widget", "shop", "--count", str(count), "--format", form, *flags],
            cwd=tmp_path,
            env={**clean, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        for secret in (SECRET, OLD_SECRET, KEY):
            for spelling in (secret, secret.encode().hex()):
                assert spelling not in ended.stdout + ended.stderr, "a secret is shown"
        return ended

    return run


def report(ended: subprocess.CompletedProcess) -> dict:
    assert ended.returncode in (0, 1), ended.stderr
    said = json.loads(ended.stdout)
    assert set(said) == {"passed", "url", "verdicts", "findings"}
    for finding in said["findings"]:
        assert set(finding) == {"id", "status", "detail", "advice"}
    assert said["passed"] == (ended.returncode == 0)
    assert said["passed"] == all(finding["status"] != "fail" for finding in said["findings"])
    return said


def found(said: dict, status: str) -> set[str]:
    return {finding["id"] for finding in said["findings"] if finding["status"] == status}


def finding(said: dict, name: str) -> dict:
    return next(finding for finding in said["findings"] if finding["id"] == name)


GOOD = {
    "/token": (),
    "/data": (),
    "/jwt": (),
    "/access_token": (),
    "/bare": (),
    "/text": (),
    "/inner": ("--token-at", "/data/inner"),
    "/private": (),
    "/post": ("--method", "POST", "--body", '{"widget":"shop"}'),
    "/cookie": ("--header", "Cookie: session=s3cr3t"),
    "/own-origin": (),
    "/old-place": (),
    "/dotted/old-place": (),
}


@pytest.mark.parametrize("path", GOOD)
def test_nothing_is_said_against_a_good_endpoint(check, path):
    said = report(check(path, *GOOD[path], count=3))
    assert said["passed"]
    assert found(said, "warn") == found(said, "fail") == set(), said["findings"]
    # A foreign page that is turned away has no token to judge.
    assert len(said["verdicts"]) == (2 if path == "/own-origin" else 3)
    for verdict in said["verdicts"]:
        assert verdict["decision"] == "verified" and "hints" not in verdict


REJECTED = {
    "/expired": ("expired", None),
    "/minus": ("expired", "minus-instead-of-plus"),
    "/string-exp": ("claim-type", "seconds-as-string"),
    "/decoded-key": ("signature", "key-base64"),
    "/newline-key": ("signature", "key-newline"),
    "/quoted-key": ("signature", "key-quoted"),
    "/old-key": ("signature", "other-key"),
    "/number-sub": ("claim-type", "number-subject"),
    "/no-sub": ("missing-claim", None),
    "/hs512": ("algorithm", None),
    "/bearer": ("malformed", "bearer-prefix"),
    "/quoted": ("malformed", "quotes"),
}


@pytest.mark.parametrize("path", REJECTED)
def test_a_rejected_token_fails_and_its_mistake_is_named(check, path):
    reason, hint = REJECTED[path]
    said = report(check(path))
    assert found(said, "fail") == {"verdict"}
    assert said["verdicts"][0]["reason"] == reason
    detail = finding(said, "verdict")["detail"]
    assert reason in detail
    if hint:
        hints = [each["id"] for each in said["verdicts"][0]["hints"]]
        assert any(hint in each for each in hints), hints
        assert hint in detail


def test_milliseconds_are_named_although_the_token_holds(check):
    said = report(check("/milliseconds"))
    assert "(milliseconds)" in finding(said, "verdict")["detail"]
    assert "lifetime" in found(said, "warn")


FAILING = {
    "/public": "public-caching",
    "/s-maxage": "public-caching",
    "/any-origin": "cors",
    "/null-origin": "cors",
    "/echoed-origin": "cors",
    "/secret": "secret",
    "/secret-base64": "secret",
    "/secret-hex": "secret",
    "/secret-header": "secret",
    "/secret-claim": "secret",
    "/no-token": "token",
    "/login-page": "token",
    "/empty": "token",
    "/inner": "token",
    "/leaking-redirect": "redirect-token",
    "/foreign-redirect": "status",
    "/circle": "status",
    "/500": "status",
    "/401": "status",
    "/404": "status",
    "/post": "status",
    "/cookie": "status",
}


@pytest.mark.parametrize("path", FAILING)
def test_a_mistake_of_the_endpoint_fails(check, path):
    said = report(check(path))
    assert found(said, "fail") == {FAILING[path]}, said["findings"]
    assert finding(said, FAILING[path])["advice"]


WARNING = {
    "/endless": "lifetime",
    "/long": "lifetime",
    "/short": "lifetime",
    "/no-cache-control": "cache-control",
    "/slow": "response-time",
    "/html": "content-type",
    "/untyped": "content-type",
    "/wrong-clock": "clock",
}


@pytest.mark.parametrize("path", WARNING)
def test_a_doubtful_habit_warns_alone(check, path):
    said = report(check(path))
    assert said["passed"]
    assert found(said, "warn") == {WARNING[path]}, said["findings"]


def test_a_cached_token_is_the_same_token(check):
    begun = time.monotonic()
    said = report(check("/cached", count=3))
    assert time.monotonic() - begun >= 1.1
    assert found(said, "warn") == {"same-token"}
    assert "same token" in finding(said, "same-token")["detail"]


def test_a_redirect_to_another_origin_is_named_and_not_followed(check, website):
    said = report(check("/foreign-redirect"))
    assert "redirect" in found(said, "warn")
    assert "https://shop.example.invalid" in finding(said, "redirect")["detail"]
    assert len(website.seen) == 1


def test_a_circle_ends(check, website):
    assert "redirect" in found(report(check("/circle")), "warn")
    assert len(website.seen) == 6


def test_where_the_token_stands_is_said(check):
    assert "/data/inner" in finding(report(check("/inner")), "token")["detail"]


@pytest.mark.parametrize("path", ["/401", "/foreign-redirect", "/cookie"])
def test_a_refusal_that_is_expected_holds(check, path):
    said = report(check(path, "--expect-refusal", count=2))
    assert said["passed"] and finding(said, "refusal")["status"] == "pass"


def test_a_token_where_a_refusal_is_expected_fails(check):
    assert found(report(check("/token", "--expect-refusal")), "fail") == {"refusal"}


def test_a_report_for_a_ci_server(check, tmp_path):
    ended = check("/public", "--report", f"junit={tmp_path}/check.xml")
    findings = report(ended)["findings"]
    suite = xml.etree.ElementTree.parse(tmp_path / "check.xml").getroot().find("testsuite")
    cases = suite.findall("testcase")
    assert [case.get("name") for case in cases] == [each["id"] for each in findings]
    assert [case.get("name") for case in cases if case.find("failure") is not None] == ["public-caching"]
    assert suite.get("failures") == "1" and suite.get("tests") == str(len(cases))


@pytest.mark.parametrize("path", ["/minus", "/secret", "/old-key", "/foreign-redirect", "/slow"])
def test_the_words_for_people_begin_with_the_cause(check, path):
    ended = check(path, form="text")
    lines = ended.stdout.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert "\x1b" not in ended.stdout
    assert lines[0].startswith("✗ failed" if ended.returncode else "✓ passed")
    assert lines[3].lstrip()[0] in "✗!", ended.stdout


def test_a_token_is_never_shown_whole(check):
    for form in ("text", "json"):
        for path in ("/token", "/expired", "/leaking-redirect", "/bare"):
            assert "eyJ" not in check(path, form=form).stdout


def test_what_is_not_there_cannot_be_reached(check):
    ended = check("http://127.0.0.1:1/token")
    assert ended.returncode == 3 and ended.stdout == "" and "could not be asked" in ended.stderr


@pytest.fixture
def secure(tmp_path):
    """The same website behind a certificate that nobody vouches for but itself."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    certificate, key = str(tmp_path / "certificate.pem"), str(tmp_path / "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
        + ["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True,
        capture_output=True,
    )
    made = Website(certificate, key)
    yield made, certificate
    made.stop()


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
class TestThroughCurl:
    def test_a_certificate_that_nobody_vouches_for_is_refused(self, check, secure):
        ended = check(secure[0].url + "/token")
        assert ended.returncode == 3 and ended.stdout == ""
        assert "certificate is not trusted" in ended.stderr

    def test_one_that_the_user_names_is_taken(self, check, secure):
        site, certificate = secure
        said = report(check(site.url + "/old-place", count=2, CURL_CA_BUNDLE=certificate))
        assert said["passed"] and found(said, "warn") == set() and len(said["verdicts"]) == 2
        assert report(check(site.url + "/500", CURL_CA_BUNDLE=certificate))["passed"] is False

    def test_headers_and_body_arrive(self, check, secure):
        site, certificate = secure
        body, cookie = '{"widget":"shop"}', 'a="b\\c"; d=\u00e9'
        flags = ("--method", "POST", "--body", body, "--header", f"Cookie: {cookie}", "--header", "X-Empty:")
        assert report(check(site.url + "/post", *flags, CURL_CA_BUNDLE=certificate))["passed"]
        _, _, headers, sent = site.seen[0]
        assert sent == body.encode() and headers["Content-Type"] == "application/json"
        assert headers["Cookie"].encode("latin-1").decode() == cookie
        assert headers["X-Empty"] == ""

    def test_curl_that_is_not_there_is_said(self, check, secure):
        ended = check(secure[0].url + "/token", PATH="/nonexistent")
        assert ended.returncode == 3 and "curl is not installed" in ended.stderr
