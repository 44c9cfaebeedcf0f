"""Ports that stay free while their server is down, so that it can return to the same one."""

import os
import random
import socket
from collections.abc import Iterator
from functools import cache

# The system gives no outgoing connection a port below 32768; browsers refuse some below 11000.
FIRST, END = 11_000, 32_768
SHARES = 8


def free_port() -> int:
    """A port on which nothing listens, and that no other process of this test run is given."""
    return next(port for port in _mine() if _is_free(port))


@cache
def _mine() -> Iterator[int]:
    share = (END - FIRST) // SHARES
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    begin = FIRST + worker % SHARES * share
    ahead = random.randrange(share)  # noqa: S311 - another run at once begins elsewhere
    return iter([begin + (ahead + number) % share for number in range(share)])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
