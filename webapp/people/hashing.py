"""Limits how many passwords are hashed at once: each hash takes a core and 64 MB for 0.1 s."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import BoundedSemaphore, get_native_id
from typing import Any

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from webapp.errors import AppError

# In one process. Strangers cannot take the place for browsers in which somebody has signed in.
PLACES_FOR_KNOWN_BROWSERS = 1
PLACES_FOR_OTHERS = 1
AT_ONCE = PLACES_FOR_KNOWN_BROWSERS + PLACES_FOR_OTHERS
MAX_WAIT_SECONDS = 5.0
# A tenth of the processor time of whoever stores a report, where there is not enough for both.
NICENESS = 10
ENDPOINTS = ("security.login", "people.set_up")


class TooManySigningIn(AppError):
    """No password could be hashed in time, because too many others were."""

    status = 503
    sentence = (
        "Too many people are signing in or choosing a password. "
        "Wait a minute, then go back and try again."
    )


class LimitedContext:
    """A passlib context that hashes at most AT_ONCE passwords at once, whoever calls it.

    Callers wait in their threads, so the server admits no more than AT_ONCE (`webapp/rsgi.py`).
    Hashing has threads of its own, which give way to whoever holds the lock of writers.
    """

    def __init__(self, context: Any) -> None:
        self._context = context
        self._places = BoundedSemaphore(AT_ONCE)
        self._threads = ThreadPoolExecutor(AT_ONCE, "password", initializer=_give_way)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def hash(self, *args: Any, **kwargs: Any) -> Any:
        """Hash. Raises TooManySigningIn."""
        with self._place():
            return self._threads.submit(self._context.hash, *args, **kwargs).result()

    def verify(self, *args: Any, **kwargs: Any) -> Any:
        """Verify. Raises TooManySigningIn."""
        with self._place():
            return self._threads.submit(self._context.verify, *args, **kwargs).result()

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(timeout=MAX_WAIT_SECONDS):
            raise TooManySigningIn()
        try:
            yield
        finally:
            self._places.release()


def _give_way() -> None:
    """Lower the priority of this thread, where a thread has one of its own."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), NICENESS)


def hashes_password(app: Flask, path: str) -> bool:
    """Whether a POST to this path hashes a password."""
    try:
        endpoint, _ = app.url_map.bind("").match(path, method="POST")
    except (HTTPException, RequestRedirect):
        return False
    return endpoint in ENDPOINTS
