"""Polls a condition until it holds or time runs out."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PATIENCE_SECONDS = 20.0


def wait_until(
    look: Callable[[], Found],
    *,
    failure: Callable[[], str] = lambda: "it did not happen",
    within: float = PATIENCE_SECONDS,
) -> Found:
    """Call `look` until it returns something true, and return that; else raise AssertionError."""
    deadline = time.monotonic() + within
    while not (found := look()):
        if time.monotonic() > deadline:
            raise AssertionError(failure())
        time.sleep(0.05)
    return found
