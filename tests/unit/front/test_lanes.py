"""A lane runs as many calls as it has places; the others wait in order, and not for ever."""

import asyncio
from collections.abc import Awaitable, Callable
from threading import Event

import pytest

from webapp.front.lanes import Busy, Lane


class Work:
    """Calls that end when told to."""

    def __init__(self) -> None:
        self.may_end = Event()
        self.running = self.most = 0

    def __call__(self) -> str:
        self.running += 1
        self.most = max(self.most, self.running)
        assert self.may_end.wait(10)
        self.running -= 1
        return "done"


def in_loop(script: Callable[[Work], Awaitable[None]]) -> None:
    work = Work()
    try:
        asyncio.run(asyncio.wait_for(script(work), 10))
    finally:
        work.may_end.set()


def test_a_call_returns_what_its_work_returned() -> None:
    assert asyncio.run(Lane("x", places=1).run(lambda: "done")) == "done"


def test_an_error_gives_the_place_back() -> None:
    async def script(_work: Work) -> None:
        lane = Lane("x", places=1)
        with pytest.raises(ZeroDivisionError):
            await lane.run(lambda: 1 / 0)
        assert await lane.run(lambda: "done") == "done"

    in_loop(script)


def test_others_wait_until_a_place_is_free() -> None:
    async def script(work: Work) -> None:
        lane = Lane("x", places=2)
        calls = [asyncio.create_task(lane.run(work)) for _ in range(6)]
        await asyncio.sleep(0.05)
        work.may_end.set()
        assert await asyncio.gather(*calls) == ["done"] * 6
        assert work.most == 2

    in_loop(script)


def test_where_no_place_is_free_in_time_it_is_busy() -> None:
    async def script(work: Work) -> None:
        lane = Lane("x", places=1, max_wait=0.02)
        first = asyncio.create_task(lane.run(work))
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await lane.run(work)
        work.may_end.set()
        assert await first == "done"
        assert await lane.run(work) == "done"

    in_loop(script)


def test_where_too_many_wait_it_is_busy_at_once() -> None:
    async def script(work: Work) -> None:
        lane = Lane("x", places=1, most_waiting=1, max_wait=60)
        calls = [asyncio.create_task(lane.run(work)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await lane.run(work)
        work.may_end.set()
        assert await asyncio.gather(*calls) == ["done"] * 2

    in_loop(script)


def test_a_full_lane_does_not_hold_up_another() -> None:
    async def script(work: Work) -> None:
        full, other = Lane("x", places=1), Lane("y", places=1)
        calls = [asyncio.create_task(full.run(work)) for _ in range(9)]
        await asyncio.sleep(0)
        assert await other.run(lambda: "done") == "done"
        work.may_end.set()
        await asyncio.gather(*calls)

    in_loop(script)
