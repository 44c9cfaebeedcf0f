"""A cheap load generator: requests are built beforehand, answers are parsed afterwards."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """The answer to one request; status 0 if there was none."""

    status: int
    body: bytes


@dataclass(frozen=True)
class Driven:
    """The result of a load: how long all of it took, and each answer."""

    seconds: float
    answers: list[Answer]


def crowd(port: int, requests: Sequence[bytes]) -> Driven:
    """Send every request at once, each over its own connection."""
    return asyncio.run(_all_at_once(port, [[request] for request in requests]))


def closed_loop(port: int, requests: Sequence[bytes], senders: int) -> Driven:
    """Send the requests from `senders` connections, each taking the next after its answer."""
    waiting = iter(requests)
    return asyncio.run(_all_at_once(port, [waiting] * senders))


def post(path: str, body: bytes, *, content_type: str = "application/json") -> bytes:
    """A whole POST request as it goes over the wire."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _all_at_once(port: int, phones: Sequence[Iterable[bytes]]) -> Driven:
    start = time.perf_counter()
    answers = await asyncio.gather(*(_one_phone(port, phone) for phone in phones))
    return Driven(time.perf_counter() - start, [one for some in answers for one in some])


async def _one_phone(port: int, requests: Iterable[bytes]) -> list[Answer]:
    answers: list[Answer] = []
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in requests:
            writer.write(request)
            answers.append(await _answer(reader))
        writer.close()
    except (OSError, asyncio.IncompleteReadError):
        answers.append(Answer(0, b""))
    return answers


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    length = next(
        int(line[15:]) for line in head.lower().split(b"\r\n") if line[:15] == b"content-length:"
    )
    return Answer(status, await reader.readexactly(length))
