"""The RSGI application: reads a request whole, waits for a place in its lane, answers. Pure."""

import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from typing import Protocol
from wsgiref.types import WSGIApplication

from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]

from webapp.front.bodies import Bodies, CutOff, TooSlow
from webapp.front.lanes import Busy, Lane
from webapp.front.wsgi_call import Answer, Scope, StoredFile, call, environ_of

BODYLESS = (204, 304)
# Without it granian names itself.
NO_SERVER_NAME = ("server", "")
# A longer body is not even read to its end: its sender may not get to read the refusal.
LONGEST_DISCARDED = 32 * 1024 * 1024


class Transport(Protocol):
    """The part of RSGI's stream that we use."""

    async def send_bytes(self, data: bytes) -> None:
        """Send a piece of the body. Raises if the other side is gone."""


class Connection(Protocol):
    """The part of RSGI's protocol object that we use."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """The body's chunks."""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Send the answer."""

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> Transport:
        """Begin an answer whose body follows in pieces."""

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        """Send an answer without a body."""


class Front:
    """Answers requests with a WSGI application.

    `lane_of` chooses a lane by method, path and cookies. `refuse` makes the answer to a request
    that the application never sees: it is given the lane's name, the path and the status.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        lane_of: Callable[[Scope], Lane],
        refuse: Callable[[str, str, int], Answer],
        longest_body: int,
        bodies: Bodies,
    ) -> None:
        self._application = application
        self._lane_of = lane_of
        self._refuse = refuse
        self._longest_body = longest_body
        self._bodies = bodies

    async def __rsgi__(self, scope: Scope, connection: Connection) -> None:
        """Answer one request. Granian calls it in the worker's event loop."""
        lane = self._lane_of(scope)
        try:
            answer = await self._answer(lane, scope, connection)
        except TooSlow:
            answer = self._refuse(lane.name, scope.path, 408)
        except CutOff:
            answer = self._refuse(lane.name, scope.path, 400)
        except Busy:
            answer = self._refuse(lane.name, scope.path, 503)
        await _send(connection, answer)

    def __rsgi_del__(self, _loop: object) -> None:
        """End the worker at once, after its last answer.

        While the interpreter shuts down, a thread of granian's may ask for it: that would abort.
        """
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    async def _answer(self, lane: Lane, scope: Scope, connection: Connection) -> Answer:
        headers = scope.headers
        if headers.get("transfer-encoding") is not None:
            return self._refuse(lane.name, scope.path, 411)
        size = int(headers.get("content-length", 0))
        if not 0 < size <= LONGEST_DISCARDED:
            return await self._call(lane, scope, b"")
        # Over the limit it is discarded, and the application refuses the request by its header.
        store = size <= self._longest_body
        body = await self._bodies.read(aiter(connection), size=size, store=store)
        try:
            return await self._call(lane, scope, body)
        finally:
            self._bodies.release(body)

    async def _call(self, lane: Lane, scope: Scope, body: bytes) -> Answer:
        return await lane.run(partial(call, self._application, environ_of(scope, body)))


async def _send(connection: Connection, answer: Answer) -> None:
    headers = [*answer.headers, NO_SERVER_NAME]
    if isinstance(answer.body, StoredFile):
        await _stream(connection.response_stream(answer.status, headers), answer.body)
    elif answer.status in BODYLESS:
        connection.response_empty(answer.status, headers)
    else:
        connection.response_bytes(answer.status, headers, answer.body)


async def _stream(transport: Transport, file: StoredFile) -> None:
    """The file is read as fast as the other side takes it, until it is gone."""
    try:
        with suppress(ProtocolClosed):
            for piece in file:
                await transport.send_bytes(piece)
    finally:
        file.close()
