"""Strangers who try passwords, as many at once as they can."""

from typing import Any

from tests.attack import wire
from tests.attack.floods.flooding import Sender
from tests.support.cast import TOKEN
from tests.support.unit_browser import UnitBrowser

NAME = "strangers who sign in"
CONNECTIONS = 100
ADDRESSES = 50


def prepare(port: int, _public: dict[str, Any], _share: float) -> list[bytes]:
    """A request for each address, with the token of a stranger's own page."""
    stranger = UnitBrowser(f"http://127.0.0.1:{port}")
    token = TOKEN.search(stranger.opens("/unit/sign-in").text)
    assert token
    form = {"password": "wrong wrong wrong", "csrf_token": token[1]}
    own = stranger.cookie_header()
    return [
        wire.post_form("/unit/sign-in", {**form, "email": f"s{n}@example.org"}, Cookie=own)
        for n in range(ADDRESSES)
    ]


async def attack(sender: Sender, stock: list[bytes], number: int) -> None:
    """One attempt."""
    await sender.exchange(stock[number % len(stock)])
