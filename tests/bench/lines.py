"""What a link is made of: lines that carry bytes in turn, and a count of what passed."""

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
    """What has passed a link: bytes, connections that were used, and the requests' first lines."""

    up: int = 0
    down: int = 0
    connections: int = 0
    requests: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Bytes both ways."""
        return self.up + self.down

    def least_seconds(self) -> float:
        """The time this traffic takes, one request after the other, if nobody hesitates."""
        trips = (len(self.requests) + self.connections) * ROUND_TRIP
        return trips + self.up * 8 / UP_BITS + self.down * 8 / DOWN_BITS


class Line:
    """One way of a link: a byte leaves when its turn has come, whichever connection it is of."""

    def __init__(self, bits_per_second: int) -> None:
        self._rate = bits_per_second / 8
        self._free_at = 0.0

    def book(self, size: int, now: float) -> float:
        """Take the next turn for `size` bytes; gives the moment when the last of them has left."""
        self._free_at = max(self._free_at, now) + size / self._rate
        return self._free_at

    async def carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        *,
        note: Callable[[bytes], None],
    ) -> None:
        """Carry one connection's bytes until its end, half a round trip after they left."""
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
