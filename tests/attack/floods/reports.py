"""Sound reports by the thousand, 400 a second, as a school with a grudge could send."""

import asyncio
from typing import Any

from tests.attack import wire
from tests.attack.floods.flooding import Sender
from tests.bench.prepared import seal

NAME = "sound reports by the thousand"
CONNECTIONS = 4
BATCHES, ITEMS = 160, 50
EVERY_SECONDS = 0.5


def prepare(_port: int, public: dict[str, Any], share: float) -> list[bytes]:
    """Batches, each sent once."""
    sealed = seal(public, int(share * BATCHES) * ITEMS)
    return [wire.post_items(*sealed[at : at + ITEMS]) for at in range(0, len(sealed), ITEMS)]


async def attack(sender: Sender, stock: list[bytes], _number: int) -> None:
    """The next batch, until none is left."""
    await asyncio.sleep(EVERY_SECONDS)
    if stock:
        await sender.exchange(stock.pop())
