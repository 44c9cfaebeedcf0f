"""A phone's link: a TCP proxy as slow as a mobile network, which counts its traffic.

All connections share 1.6 Mbit/s down and 0.75 Mbit/s up, unless a test wants less. Bytes arrive
75 ms after they left, and opening a connection costs a round trip, as on a real network. There is
no loss and no slow start; TCP and IP headers are not counted.
"""

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any, Self

from tests.bench.lines import DOWN_BITS, PACKET, ROUND_TRIP, UP_BITS, Line, Traffic


class Link:
    """A slow link to a server on this machine, run by its own thread."""

    def __init__(self, target_port: int, *, up_bits: int = UP_BITS) -> None:
        self._target = target_port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self._up, self._down = Line(up_bits), Line(DOWN_BITS)
        self.traffic = Traffic()
        self.port = 0

    @property
    def address(self) -> str:
        """The server's URL through this link."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        self.mend()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def passed(self) -> Traffic:
        """A copy of the traffic so far."""
        return replace(self.traffic, requests=list(self.traffic.requests))

    def reset_count(self) -> None:
        """Reset the count of the traffic."""
        self.traffic = Traffic()

    def mend(self) -> None:
        """Accept connections."""
        self._do(self._listen())

    def cut(self) -> None:
        """Break every connection and accept no more."""
        self._do(self._break())

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _break(self) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _connect(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        with suppress(OSError, asyncio.CancelledError):
            await self._carry(phone, to_phone)
        self._open.discard(task)
        to_phone.transport.abort()

    async def _carry(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        server, to_server = await asyncio.open_connection("127.0.0.1", self._target, limit=PACKET)
        exchange = _Exchange(self)
        await asyncio.sleep(ROUND_TRIP)
        try:
            await asyncio.gather(
                self._up.carry(phone, to_server, note=exchange.asks),
                self._down.carry(server, to_phone, note=exchange.answers),
            )
        finally:
            to_server.transport.abort()


class _Exchange:
    """Counts one connection's requests: each starts with the first bytes up after bytes down."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._is_fresh = self._is_our_turn = True

    def asks(self, data: bytes) -> None:
        traffic = self._link.traffic
        traffic.up += len(data)
        if not data or not self._is_our_turn:
            return
        traffic.connections += self._is_fresh
        traffic.requests.append(data.split(b" HTTP/", 1)[0].decode("latin-1"))
        self._is_fresh = self._is_our_turn = False

    def answers(self, data: bytes) -> None:
        self._link.traffic.down += len(data)
        self._is_our_turn = True
