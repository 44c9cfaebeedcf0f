"""One password over many names, then the next: nobody gets in, and no answer tells who exists."""

import re
from collections.abc import Iterator
from time import perf_counter

from tests.attack.target import Target
from tests.attack.tries import Try
from tests.support.cast import PASSWORD
from tests.support.unit_browser import EMAIL, Page, UnitBrowser

NAME = "one password over many names"
# What people choose; the last is what somebody would have who knows ours.
SPRAYED = ("Password1234", "Stockport2026!", "Safeguarding1", "Welcome12345", "Summer202612")
ROUNDS = 10
VALUES = re.compile(r'value="[^"]*"')
PAUSED = "too many wrong passwords"


def attack(target: Target, *, strangers: int = 5) -> Iterator[Try]:
    """Ten rounds over an account and names that nobody has; then the right password."""
    officer = target.officer
    names = [EMAIL, *(f"nobody{number}@example.org" for number in range(strangers))]
    for number in range(ROUNDS):
        yield from _spray(target, names, SPRAYED[number % len(SPRAYED)], f"round {number + 1}")
    for name in names:
        yield _judge(_give(target, name, PASSWORD), f"the right password, {name}", paused=True)
    officer.submits_from("/unit/", "/unit/sign-out")
    back = officer.signs_in().path
    yield Try("its owner, in a browser of theirs", fault="" if back == "/unit/" else back)


def _spray(target: Target, names: list[str], password: str, when: str) -> Iterator[Try]:
    """One password over all names, each in a new browser."""
    shown = set()
    for name in names:
        began = perf_counter()
        page = _give(target, name, password)
        shown.add((page.status, VALUES.sub("", page.text)))
        yield _judge(page, f"{when}, {name}", seconds=perf_counter() - began)
    yield Try(f"{when}: who exists", fault="" if len(shown) == 1 else "the answers differ")


def _give(target: Target, name: str, password: str) -> Page:
    stranger = UnitBrowser(target.product.address)
    page = stranger.submits("/unit/sign-in", email=name, password=password)
    inside = stranger.opens("/unit/")
    return page if inside.path == "/unit/sign-in" else inside


def _judge(page: Page, name: str, *, seconds: float = 0, paused: bool = False) -> Try:
    if page.path != "/unit/sign-in":
        return Try(name, seconds, f"got to {page.path}")
    return Try(name, seconds, "no pause" if paused and PAUSED not in page.text else "")
