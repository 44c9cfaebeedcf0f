"""Thousands of connections that never finish a header."""

import asyncio
from typing import Any

from tests.attack.floods.flooding import Sender

NAME = "idle connections"
CONNECTIONS = 2_000


def prepare(_port: int, _public: dict[str, Any], _share: float) -> None:
    """Nothing."""


async def attack(sender: Sender, _stock: None, number: int) -> None:
    """Half a header, held until the product hangs up."""
    await asyncio.sleep(number % 100 / 200)
    async with sender.connect() as line:
        await line.send(b"GET / HTTP/1.1\r\nHost: 127")
        await line.reader.read()
