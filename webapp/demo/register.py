"""What the unit of a demonstration has in its register, the same each time. Pure.

As in life some organisations are missing, and of some nobody has confirmed a spelling yet.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from webapp.demo.organisations import ORGANISATIONS, Organisation, shorten
from webapp.demo.telling import reporter

SEED = 2012
# One in so many.
IS_MISSING, IS_UNCONFIRMED, IS_PUBLISHED = 8, 7, 9
# The unit began its register when it was founded.
EARLIEST = date(2009, 4, 1)


class Entry(NamedTuple):
    """An organisation of the register; `spellings` are those that somebody confirmed.

    `until` is its last day, if it has closed. `is_published`: workers choose its name in the form.
    """

    name: str
    kind: str
    area: str
    contact: str
    since: date
    until: date | None
    spellings: tuple[str, ...]
    is_published: bool


def entries(today: date) -> Iterator[Entry]:
    """The register as it is today."""
    chance = Random(SEED)
    for place, one in enumerate(ORGANISATIONS):
        if place % IS_MISSING != IS_MISSING - 1:
            yield _entry(one, place, today, chance)


def _entry(one: Organisation, place: int, today: date, chance: Random) -> Entry:
    until = today - timedelta(days=one.closed) if one.closed else None
    spellings = _spellings(one.name, place)
    return Entry(
        name=one.name,
        kind=one.setting,
        area=one.area,
        contact=_contact(chance),
        since=EARLIEST + timedelta(days=chance.randrange(365 * 12)),
        until=until,
        spellings=spellings,
        is_published=bool(spellings) and until is None and place % IS_PUBLISHED == 1,
    )


def _contact(chance: Random) -> str:
    person = reporter(chance)
    return f"{person['contact_name']}, safeguarding lead\n{person['contact_phone']}"


def _spellings(name: str, place: int) -> tuple[str, ...]:
    """None of one in seven; of every other of the rest its short form too."""
    if place % IS_UNCONFIRMED == 0:
        return ()
    return (name, shorten(name)) if place % 2 else (name,)
