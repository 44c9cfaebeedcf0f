"""Reads a request's body within deadlines, and limits what bodies hold in memory. Pure."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

MOST_BYTES = 64 * 1024 * 1024


class TooSlow(Exception):
    """The body stopped, came too slowly, or had to give way to others."""


class CutOff(Exception):
    """The sender closed the connection before the body was complete."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How slow a body may be. A phone on a link of 20 kbit/s sends 2,500 bytes a second."""

    silence_seconds: float = 10
    window_seconds: float = 60
    least_bytes_per_second: float = 1_000

    @property
    def window_bytes(self) -> float:
        """How many bytes must come in one window, unless the body ends before."""
        return self.window_seconds * self.least_bytes_per_second


class Bodies:
    """The bodies that one process holds, from the first byte until they are released.

    When they are more than `most_bytes`, the unfinished one that began first ends with TooSlow:
    honest senders need seconds, so it is most likely one that is slow on purpose.
    """

    def __init__(self, *, pace: Pace, most_bytes: int = MOST_BYTES) -> None:
        self._pace = pace
        self._most_bytes = most_bytes
        self._held_bytes = 0
        self._unfinished: dict[asyncio.Timeout, None] = {}  # in the order in which they began

    async def read(self, chunks: AsyncIterator[bytes], *, size: int, store: bool) -> bytes:
        """Read a body of `size` bytes; unless `store`, discard it and return no bytes.

        Raises TooSlow, CutOff. The caller must `release` what is returned.
        """
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(self._pace.silence_seconds) as timeout:
                self._unfinished[timeout] = None
                await self._read(chunks, size=size, parts=parts if store else None, timeout=timeout)
            return b"".join(parts)
        except BaseException as error:
            self._held_bytes -= sum(map(len, parts))
            if isinstance(error, TimeoutError):
                raise TooSlow from error
            raise
        finally:
            self._unfinished.pop(timeout, None)

    def release(self, body: bytes) -> None:
        """Stop counting a body, because its request has been answered."""
        self._held_bytes -= len(body)

    async def _read(
        self,
        chunks: AsyncIterator[bytes],
        *,
        size: int,
        parts: list[bytes] | None,
        timeout: asyncio.Timeout,
    ) -> None:
        pace, time = self._pace, asyncio.get_running_loop().time
        received = 0
        window_ends, needed = time() + pace.window_seconds, pace.window_bytes
        while received < size:
            chunk = await _next_chunk(chunks)
            received += len(chunk)
            if parts is not None:
                parts.append(chunk)
                self._make_room(len(chunk))
            now = time()
            if now >= window_ends:
                if received < min(needed, size):
                    raise TooSlow
                window_ends, needed = now + pace.window_seconds, received + pace.window_bytes
            if timeout not in self._unfinished:
                raise TooSlow
            timeout.reschedule(now + pace.silence_seconds)

    def _make_room(self, size: int) -> None:
        self._held_bytes += size
        if self._held_bytes > self._most_bytes and self._unfinished:
            oldest = next(iter(self._unfinished))
            del self._unfinished[oldest]
            oldest.reschedule(asyncio.get_running_loop().time())


async def _next_chunk(chunks: AsyncIterator[bytes]) -> bytes:
    """The next bytes. Raises CutOff."""
    try:
        # Not the builtin `anext`: cancelling it needs a `throw` that granian's futures lack.
        chunk = await chunks.__anext__()
    except StopAsyncIteration:
        raise CutOff from None
    if not chunk:
        raise CutOff
    return chunk
