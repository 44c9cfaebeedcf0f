"""The two directions of a slow link, and a count of their traffic."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

DOWN_BITS = 1_600_000
UP_BITS = 750_000
ROUND_TRIP = 0.150

PACKET = 2920
READ_AHEAD = 0.02


@dataclass
class Traffic:
    """The traffic of a link: bytes, used connections, and the first line of each request."""

    up: int = 0
    down: int = 0
    connections: int = 0
    requests: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Bytes both ways."""
        return self.up + self.down

    def least_seconds(self) -> float:
        """The least time for this traffic: one request after another, with no delay between."""
        trips = (len(self.requests) + self.connections) * ROUND_TRIP
        return trips + self.up * 8 / UP_BITS + self.down * 8 / DOWN_BITS


class Line:
    """One direction of a link, a first-in, first-out queue shared by all connections."""

    def __init__(self, bits_per_second: int) -> None:
        self._rate = bits_per_second / 8
        self._free_at = 0.0

    def book(self, size: int, now: float) -> float:
        """Queue `size` bytes; returns the loop time at which the last of them has left."""
        self._free_at = max(self._free_at, now) + size / self._rate
        return self._free_at

    async def carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        *,
        note: Callable[[bytes], None],
    ) -> None:
        """Forward one connection's bytes to its end, each half a round trip after it left."""
        loop = asyncio.get_running_loop()
        flying: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        landing = loop.create_task(_land(flying, target))
        try:
            data = b"the first"
            while data:
                data = await source.read(PACKET)
                note(data)
                left = self.book(len(data), loop.time())
                flying.put_nowait((left + ROUND_TRIP / 2, data))
                await _until(left - READ_AHEAD)
            await landing
        finally:
            landing.cancel()


async def _land(flying: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter) -> None:
    while True:
        moment, data = await flying.get()
        await _until(moment)
        if not data:
            return target.write_eof()
        target.write(data)
        await target.drain()


async def _until(moment: float) -> None:
    wait = moment - asyncio.get_running_loop().time()
    if wait > 0:
        await asyncio.sleep(wait)
