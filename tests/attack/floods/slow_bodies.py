"""Bodies that are announced and then come a byte at a time."""

import asyncio
from typing import Any

from tests.attack.floods.flooding import Sender

NAME = "slow bodies"
CONNECTIONS = 300
PATHS = ("/sync/v1/reports", "/report/check", "/unit/sign-in")
EVERY_SECONDS = 2


def prepare(_port: int, _public: dict[str, Any], _share: float) -> None:
    """Nothing."""


def begin(path: str) -> bytes:
    """The first byte of a thousand."""
    return f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{{".encode()


async def attack(sender: Sender, _stock: None, number: int) -> None:
    """One body, until it is refused."""
    path = PATHS[number % len(PATHS)]
    async with sender.connect() as line:
        await line.send(begin(path))
        answer = asyncio.create_task(line.answer())
        try:
            while not (await asyncio.wait([answer], timeout=EVERY_SECONDS))[0]:
                await line.send(b" ")
        finally:
            answer.cancel()
            await asyncio.gather(answer, return_exceptions=True)
