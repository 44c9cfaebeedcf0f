"""Bodies are read within deadlines; the clock is the event loop's, and each wait is short."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from webapp.front.bodies import Bodies, CutOff, Pace, TooSlow

LONG = 30.0
STEADY = Pace(silence_seconds=LONG, window_seconds=0.05, least_bytes_per_second=100)


async def chunks(*pieces: bytes, every: float = 0.0) -> AsyncIterator[bytes]:
    for piece in pieces:
        await asyncio.sleep(every)
        yield piece


async def stopped(first: bytes) -> AsyncIterator[bytes]:
    yield first
    await asyncio.sleep(LONG)


def read(bodies: Bodies, body: AsyncIterator[bytes], *, size: int, store: bool = True) -> bytes:
    return asyncio.run(bodies.read(body, size=size, store=store))


def test_a_body_is_put_together_from_its_chunks() -> None:
    assert read(Bodies(pace=Pace()), chunks(b"ab", b"c"), size=3) == b"abc"


def test_a_body_that_is_not_stored_is_read_to_its_end() -> None:
    async def discard(bodies: Bodies) -> None:
        body = chunks(b"ab", b"c", b"next")
        assert await bodies.read(body, size=3, store=False) == b""
        assert await anext(body) == b"next"

    asyncio.run(discard(Bodies(pace=Pace())))


def test_a_body_that_stops_is_too_slow() -> None:
    with pytest.raises(TooSlow):
        read(Bodies(pace=Pace(silence_seconds=0.02)), stopped(b"a"), size=3)


def test_a_body_that_never_begins_is_too_slow() -> None:
    with pytest.raises(TooSlow):
        read(Bodies(pace=Pace(silence_seconds=0.02)), chunks(b"a", every=LONG), size=3)


def test_a_body_that_only_drips_is_too_slow() -> None:
    with pytest.raises(TooSlow):
        read(Bodies(pace=STEADY), chunks(*[b"a"] * 1000, every=0.03), size=1000)


def test_a_fast_beginning_does_not_make_up_for_dripping_later() -> None:
    with pytest.raises(TooSlow):
        read(Bodies(pace=STEADY), chunks(b"a" * 900, *[b"a"] * 100, every=0.03), size=1000)


def test_a_slow_body_above_the_rate_is_read() -> None:
    pieces = [b"a" * 20] * 20
    assert read(Bodies(pace=STEADY), chunks(*pieces, every=0.01), size=400) == b"a" * 400


def test_the_last_bytes_may_be_few() -> None:
    assert read(Bodies(pace=STEADY), chunks(b"a", every=0.1), size=1) == b"a"


@pytest.mark.parametrize("pieces", [[], [b"a"], [b"a", b""]])
def test_a_body_that_is_cut_off_is_told_from_a_whole_one(pieces: list[bytes]) -> None:
    with pytest.raises(CutOff):
        read(Bodies(pace=Pace()), chunks(*pieces), size=3)


def test_where_bodies_hold_too_much_the_oldest_unfinished_one_gives_way() -> None:
    async def fill(bodies: Bodies) -> list[bytes | BaseException]:
        reads = [bodies.read(stopped(b"a" * 40), size=50, store=True) for _ in range(2)]
        reads += [bodies.read(chunks(b"b" * 40), size=40, store=True)]
        tasks = [asyncio.create_task(one) for one in reads]
        done, waiting = await asyncio.wait(tasks[::2])
        tasks[1].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, _, last = asyncio.run(fill(Bodies(pace=Pace(), most_bytes=100)))
    assert isinstance(first, TooSlow)
    assert last == b"b" * 40


def test_a_released_body_makes_room() -> None:
    async def three_in_turn(bodies: Bodies) -> None:
        for _ in range(3):
            bodies.release(await bodies.read(chunks(b"ab", b"c"), size=3, store=True))

    asyncio.run(three_in_turn(Bodies(pace=Pace(), most_bytes=3)))


def test_a_body_that_failed_makes_room() -> None:
    async def fail_then_read(bodies: Bodies) -> bytes:
        with pytest.raises(CutOff):
            await bodies.read(chunks(b"abc"), size=9, store=True)
        return await bodies.read(chunks(b"ab", b"c"), size=3, store=True)

    assert asyncio.run(fail_then_read(Bodies(pace=Pace(), most_bytes=3))) == b"abc"
