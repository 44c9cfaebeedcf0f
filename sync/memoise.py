"""Memoises a slow question for a while."""

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def memoise(
    ask: Callable[[], Answer], *, seconds: float, clock: Callable[[], float] = time.monotonic
) -> Callable[[], Answer]:
    """Return `ask` with its answer cached for so many seconds. An exception is not cached."""
    cached: list[tuple[float, Answer]] = []

    def answer() -> Answer:
        if not cached or clock() - cached[0][0] >= seconds:
            cached[:] = [(clock(), ask())]
        return cached[0][1]

    return answer
