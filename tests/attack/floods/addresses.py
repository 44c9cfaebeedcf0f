"""Forms with an address of 250 kB, on which a careless pattern would think for minutes."""

from typing import Any

from tests.attack import wire
from tests.attack.families.fields import TEXTS
from tests.attack.floods.flooding import Sender
from tests.support import no_script_form

NAME = "forms with an address of 250 kB"
CONNECTIONS = 8


def prepare(_port: int, _public: dict[str, Any], _share: float) -> bytes:
    """One such form."""
    address = TEXTS["an address without an end"]
    return wire.post_form("/report/check", {**no_script_form.WHOLE, "contact_email": address})


async def attack(sender: Sender, stock: bytes, _number: int) -> None:
    """Send it."""
    await sender.exchange(stock)
