"""Bodies that stop, or come a byte a second: each is refused in time, on every side."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from tests.attack.floods.slow_bodies import PATHS, begin
from tests.attack.target import Target
from tests.attack.tries import Try, attempt

NAME = "bodies that stop or drip"
TOO_SLOW = 408
PATIENCE_SECONDS = 30
DRIPPING_SECONDS = 75  # a body must bring 60,000 bytes in its first minute


def attack(
    target: Target, patience: float = PATIENCE_SECONDS, *, drips: bool = True
) -> Iterator[Try]:
    """All at once. One that stops may be refused within `patience` seconds; those that drip take
    a minute.
    """
    with ThreadPoolExecutor(2 * len(PATHS)) as pool:
        tries = [pool.submit(_stop, target, path, patience) for path in PATHS]
        tries += [pool.submit(_drip, target, path) for path in PATHS if drips]
        for one in tries:
            yield one.result()


def _stop(target: Target, path: str, patience: float) -> Try:
    answer = target.ask(begin(path), patience=patience)
    return attempt(f"{path} stops", answer, expected=TOO_SLOW)


def _drip(target: Target, path: str) -> Try:
    """A byte each second, until an answer comes."""
    began, answer = time.monotonic(), b""
    with socket.create_connection(("127.0.0.1", target.port), timeout=1) as line:
        line.sendall(begin(path))
        while not answer and time.monotonic() < began + DRIPPING_SECONDS:
            try:
                answer = line.recv(64) or b"nothing"
            except TimeoutError:
                line.sendall(b" ")
    fault = "" if answer.startswith(b"HTTP/1.1 408 ") else f"{answer[:20]!r}, not {TOO_SLOW}"
    return Try(f"{path} drips", time.monotonic() - began, fault)
