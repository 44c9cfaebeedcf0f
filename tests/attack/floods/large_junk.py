"""Junk of 31 kB an item under a right header, ten megabytes a second."""

import asyncio
from typing import Any

from tests.attack import jwe, wire
from tests.attack.families.junk import ITEMS
from tests.attack.floods.flooding import Sender

NAME = "junk of 31 kB an item"
CONNECTIONS = 4
EVERY_SECONDS = 0.1


def prepare(_port: int, public: dict[str, Any], _share: float) -> dict[str, Any]:
    """The key to name."""
    return public


async def attack(sender: Sender, stock: dict[str, Any], _number: int) -> None:
    """One body that is nearly as long as it may be."""
    await sender.exchange(wire.post_items(*(jwe.junk(stock) for _ in range(ITEMS))))
    await asyncio.sleep(EVERY_SECONDS)
