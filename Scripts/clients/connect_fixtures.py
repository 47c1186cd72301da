"""What each test of Amazon Connect is given: an instance in a sandbox of its own, and a bystander."""

import re
import uuid

import pytest

from connect_world import Chat, Connect
from tools import with_requests
from world import World, done


def instance(root: str, name: str) -> Connect:
    return Connect(World(root, name, with_requests()))


def remove(connect: Connect) -> None:
    connect.close()
    done(connect.world.control("DELETE"), 204)


@pytest.fixture
def connect(request, root):
    """An Amazon Connect instance of this test's own, gone when it ends."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", request.node.name)[5:45] + "-" + uuid.uuid4().hex[:12]
    made = instance(root, name)
    yield made
    remove(made)


@pytest.fixture
def chat(connect) -> Chat:
    """A chat whose customer is connected; what joining pushed has been read."""
    made = connect.chat()
    made.socket.items()
    return made


@pytest.fixture
def neighbour(connect, root):
    """The same instance in another sandbox."""
    made = instance(root, connect.world.name[:60] + ".b")
    yield made
    remove(made)


@pytest.fixture
def bystanders(connect, neighbour):
    """Two other chats of the gateway, one in the same sandbox and one in another: nothing touches them."""
    chats = [connect.chat(), neighbour.chat()]
    for one in chats:
        one.is_untouched()
    yield chats
    for one in chats:
        one.is_untouched()
        assert one.texts() == ["still here"] * 2
