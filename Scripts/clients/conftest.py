"""One gateway for the whole run, one sandbox for each test."""

import os
import re
import sys
import uuid

import pytest

sys.dont_write_bytecode = True

from gateway import Gateway, NoGateway  # noqa: E402
from minters import MINTERS  # noqa: E402
from tools import ASKING, Ask  # noqa: E402
from widgets import CONFIGURATION  # noqa: E402
from world import World, done  # noqa: E402

running: list[Gateway] = []


def pytest_configure(config):
    """The first process starts the gateway; the workers of xdist find it in the environment."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    try:
        running.append(Gateway(CONFIGURATION))
    except NoGateway as fault:
        raise pytest.UsageError(str(fault)) from None
    os.environ["REAL_CLIENTS_URL"] = running[0].url


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """After all of this the gateway still ends as it should."""
    for gateway in running:
        status = gateway.stop()
        if status != 0:
            print(f"\nthe gateway ended with {status}, not with 0: {gateway.last_words}", file=sys.stderr)
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure():
    for gateway in running:
        gateway.stop()


def pytest_generate_tests(metafunc):
    """Each test that asks runs by every client, each that mints by every library."""
    if "ask" in metafunc.fixturenames:
        metafunc.parametrize("ask", list(ASKING), indirect=True)
    if "mint" in metafunc.fixturenames:
        metafunc.parametrize("mint", list(MINTERS), indirect=True)


@pytest.fixture
def ask(request) -> Ask:
    make = ASKING[request.param]
    if make is None:
        pytest.skip(f"{request.param} is not installed")
    return make()


@pytest.fixture
def mint(request):
    made = MINTERS[request.param]
    if made is None:
        pytest.skip(f"{request.param} is not installed")
    return made


@pytest.fixture
def root() -> str:
    return os.environ["REAL_CLIENTS_URL"]


@pytest.fixture
def world(request, root, ask):
    """A sandbox of this test's own, gone when it ends."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", request.node.name)[5:45] + "-" + uuid.uuid4().hex[:12]
    made = World(root, name, ask)
    yield made
    done(made.control("DELETE"), 204)
