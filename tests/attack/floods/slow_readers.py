"""Readers who ask for the longest page again and again, and hardly read."""

import asyncio
from typing import Any

from tests.attack import wire
from tests.attack.floods.flooding import Sender

NAME = "slow readers"
CONNECTIONS = 200
ASKED = 20


def prepare(port: int, _public: dict[str, Any], _share: float) -> bytes:
    """The request for the largest thing there is: a pack that phones keep."""
    newest = wire.ask(port, wire.post_items()).json()["pack"]
    return wire.request("GET", f"/pack/{newest}")


async def attack(sender: Sender, stock: bytes, _number: int) -> None:
    """Ask often on one connection, and read a hundred bytes a second."""
    async with sender.connect(small=True) as line:
        await line.send(stock * ASKED)
        while await line.reader.read(100):
            await asyncio.sleep(1)
