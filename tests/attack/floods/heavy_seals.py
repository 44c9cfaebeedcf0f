"""Full batches of small seals with much inside, four a second."""

import asyncio
from typing import Any

from tests.attack import wire
from tests.attack.families.heavy import INSIDES, heavy_seals
from tests.attack.floods.flooding import Sender

NAME = "small seals with much inside"
CONNECTIONS = 4
BATCHES = 80
ITEMS = 50


def prepare(_port: int, public: dict[str, Any], share: float) -> list[bytes]:
    """Batches, each sent once: their last is the first to go."""
    heavy = heavy_seals(public, int(share * BATCHES) * ITEMS // len(INSIDES))
    return [wire.post_items(*heavy[at : at + ITEMS]) for at in range(0, len(heavy), ITEMS)]


async def attack(sender: Sender, stock: list[bytes], _number: int) -> None:
    """One batch a second, until none is left."""
    await asyncio.sleep(1)
    if stock:
        await sender.exchange(stock.pop())
