"""Runs a flood in a process of its own, and counts what it sent."""

import asyncio
import resource
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from typing import Any, NamedTuple

from tests.attack import wire

READY_WITHIN_SECONDS = 120
LOOK_SECONDS = 0.05


@dataclass
class Tally:
    """What a flood did: connections opened, bytes sent, answers by status, seconds."""

    connections: int = 0
    sent: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0


class Signals(NamedTuple):
    """Between the two processes: the flood has begun, and it is to end."""

    ready: Event
    stop: Event


class Sender:
    """Opens connections for a flood and counts; shared by all of its attackers."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.tally = Tally()

    @asynccontextmanager
    async def connect(self, *, small: bool = False) -> AsyncIterator["Line"]:
        """A connection; `small` makes its receiving buffer as small as the system allows."""
        if small:
            stream = await asyncio.open_connection(sock=wire.small_window(self._port), limit=1024)
        else:
            stream = await asyncio.open_connection("127.0.0.1", self._port)
        self.tally.connections += 1
        try:
            yield Line(*stream, self.tally)
        finally:
            stream[1].close()

    async def exchange(self, sent: bytes) -> None:
        """Send one request on a connection of its own, and wait for its answer."""
        async with self.connect() as line:
            await line.send(sent)
            await line.answer()


class Line:
    """One connection of a flood."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, tally: Tally
    ) -> None:
        self.reader = reader
        self._writer = writer
        self._tally = tally

    async def send(self, data: bytes) -> None:
        """Send these bytes."""
        self._writer.write(data)
        self._tally.sent += len(data)
        await self._writer.drain()

    async def answer(self) -> None:
        """Read an answer's head; the rest is not wanted."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        self._tally.answers[int(head.split(b" ", 2)[1])] += 1


@contextmanager
def running(name: str, *, port: int, public: dict[str, Any], share: float) -> Iterator[Tally]:
    """The flood `name` goes on during the block; its tally is complete after it.

    `share` of its connections take part, at least one, and bring as much of what they have.
    """
    context = get_context("spawn")
    ready, stop, tally = context.Event(), context.Event(), Tally()
    ours, theirs = context.Pipe()
    given = (name, port, public, share, Signals(ready, stop), theirs)
    process = context.Process(target=_run, args=given)
    process.start()
    try:
        if not ready.wait(READY_WITHIN_SECONDS):
            raise RuntimeError(f"the flood {name} did not begin")
        yield tally
    finally:
        stop.set()
        if ours.poll(READY_WITHIN_SECONDS):
            tally.__dict__.update(ours.recv().__dict__)
        process.join(10)
        process.kill()


def _run(
    name: str, port: int, public: dict[str, Any], share: float, signals: Signals, to: Any
) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    flood = import_module(f"tests.attack.floods.{name}")
    count = max(1, int(flood.CONNECTIONS * share))
    stock = flood.prepare(port, public, share)
    to.send(asyncio.run(_flood(flood, Sender(port), stock, count, signals)))


async def _flood(flood: Any, sender: Sender, stock: Any, count: int, signals: Signals) -> Tally:
    attackers = [asyncio.create_task(_again(flood, sender, stock, n)) for n in range(count)]
    began = time.perf_counter()
    await asyncio.sleep(0.5)
    signals.ready.set()
    while not signals.stop.is_set():
        await asyncio.sleep(LOOK_SECONDS)
    for attacker in attackers:
        attacker.cancel()
    await asyncio.gather(*attackers, return_exceptions=True)
    sender.tally.seconds = time.perf_counter() - began
    return sender.tally


async def _again(flood: Any, sender: Sender, stock: Any, number: int) -> None:
    """One attacker, who begins again whenever the product hangs up."""
    while True:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await flood.attack(sender, stock, number)
        await asyncio.sleep(0.01)
