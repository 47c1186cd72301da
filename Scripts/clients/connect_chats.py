"""Many chats of Amazon Connect at once on one thread: steady ones, and restless ones under faults."""

import asyncio
import threading
import time

from connect_load import SECONDS, LoadChat, Lost
from connect_restless import RestlessChat
from truth import Box, Ledger


def converse(
    url: str, steady: tuple[Box, int], restless: tuple[Box, int], seconds: int, ledger: Ledger,
    joined: threading.Event,
) -> None:
    """Joins all chats, says so, lets all of them talk; their sessions are filed in their sandboxes."""
    (calm, count), (stormy, others) = steady, restless
    chats = [LoadChat(number, f"{url}/sandbox/{calm.name}") for number in range(count)]
    chats += [
        RestlessChat(count + number, f"{url}/sandbox/{stormy.name}", stormy.storm, ledger)
        for number in range(others)
    ]
    try:
        asyncio.run(_converse(chats, seconds, ledger, joined))
    except (Lost, OSError, asyncio.IncompleteReadError, TimeoutError) as fault:
        ledger.violation("the chats did not begin", repr(fault))
    finally:
        joined.set()
    calm.anonymous += [chat.session() for chat in chats[:count] if chat.started]
    stormy.anonymous += [chat.session() for chat in chats[count:] if chat.started]


async def _converse(chats: list[LoadChat], seconds: int, ledger: Ledger, joined: threading.Event) -> None:
    await _join(chats)
    joined.set()
    began = time.perf_counter() + 0.2
    talks = [asyncio.create_task(chat.talk(seconds, began, 1 / len(chats))) for chat in chats]
    _, late = await asyncio.wait(talks, timeout=seconds + 2 * SECONDS)
    for task in late:
        task.cancel()
    for task in talks:
        if task in late or task.exception():
            ledger.violation("a chat did not come to its end", "too late" if task in late else repr(task))
    for chat in chats:
        for fault in chat.faults():
            ledger.violation("a chat did not hear what was said", fault)
        ledger.times["echo"] += chat.echoes
        ledger.times["chat line"] += chat.answers
        try:
            await asyncio.wait_for(chat.leave(), SECONDS)
        except (Lost, TimeoutError) as fault:
            ledger.violation("a chat could not be left", f"chat {chat.number}: {fault!r}")


async def _join(chats: list[LoadChat]) -> None:
    """All at once, before any has been idle for too long; where one cannot, nobody stays."""
    try:
        await asyncio.wait_for(asyncio.gather(*(chat.join() for chat in chats)), 60)
    except BaseException:
        listeners = [chat.listening for chat in chats if chat.listening]
        for listener in listeners:
            listener.cancel()
        await asyncio.gather(*listeners, return_exceptions=True)
        raise
