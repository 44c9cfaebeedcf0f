"""Waiting without sleeping longer than needed."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PATIENCE_SECONDS = 20.0


def until(
    look: Callable[[], Found],
    *,
    or_say: Callable[[], str] = lambda: "it did not happen",
    within: float = PATIENCE_SECONDS,
) -> Found:
    """Look again and again until there is something to see, and return it."""
    deadline = time.monotonic() + within
    while not (found := look()):
        if time.monotonic() > deadline:
            raise AssertionError(or_say())
        time.sleep(0.05)
    return found
