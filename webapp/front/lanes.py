"""A lane: threads of its own, so that one kind of request cannot take another's. Pure."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

MAX_WAIT_SECONDS = 5.0
MOST_WAITING = 2_000


class Busy(Exception):
    """No place became free in time, or too many requests are waiting for one."""


class Lane:
    """Runs at most `places` calls at once; others wait their turn without a thread."""

    def __init__(
        self,
        name: str,
        *,
        places: int,
        most_waiting: int = MOST_WAITING,
        max_wait: float = MAX_WAIT_SECONDS,
    ) -> None:
        self.name = name
        self._threads = ThreadPoolExecutor(places, thread_name_prefix=name)
        self._places = asyncio.Semaphore(places)
        self._waiting = 0
        self._most_waiting = most_waiting
        self._max_wait = max_wait

    async def run(self, work: Callable[[], Result]) -> Result:
        """Run `work` in one of the lane's threads. Raises Busy."""
        await self._take_place()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._places.release()

    async def _take_place(self) -> None:
        if not self._places.locked():
            await self._places.acquire()  # at once
            return
        if self._waiting >= self._most_waiting:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(self._max_wait):
                await self._places.acquire()
        except TimeoutError as error:
            raise Busy from error
        finally:
            self._waiting -= 1
