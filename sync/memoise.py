"""Memoises a slow question for a while."""

import time
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

Answer = TypeVar("Answer")

# Asking may take a tenth of the time: the slower the question, the longer its answer serves.
SERVES_AT_LEAST = 10


def memoise(
    ask: Callable[[], Answer], *, seconds: float, clock: Callable[[], float] = time.monotonic
) -> Callable[[], Answer]:
    """Return `ask` with its answer cached for so many seconds, or longer if asking takes long.

    One thread asks at a time; meanwhile the others get the old answer, if there is one. An
    exception is not cached.
    """
    cached: list[tuple[float, Answer]] = []  # until when it serves, and the answer
    asking = Lock()

    def is_fresh() -> bool:
        return bool(cached) and clock() < cached[0][0]

    def refresh() -> None:
        began = clock()
        found = ask()
        now = clock()
        cached[:] = [(now + max(seconds, SERVES_AT_LEAST * (now - began)), found)]

    def answer() -> Answer:
        if not is_fresh() and asking.acquire(blocking=not cached):
            try:
                if not is_fresh():
                    refresh()
            finally:
                asking.release()
        return cached[0][1]

    return answer
