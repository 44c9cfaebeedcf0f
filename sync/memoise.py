"""Asks a slow question at most once in a while; in between the last answer stands."""

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def remembered(
    ask: Callable[[], Answer], *, seconds: float, clock: Callable[[], float] = time.monotonic
) -> Callable[[], Answer]:
    """`ask`, whose answer is good for so many seconds. What it raises is not remembered."""
    known: list[tuple[float, Answer]] = []

    def answer() -> Answer:
        if not known or clock() - known[0][0] >= seconds:
            known[:] = [(clock(), ask())]
        return known[0][1]

    return answer
