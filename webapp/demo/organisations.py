"""Sixty organisations of a demonstration, and how people misspell their names. Pure.

None of them is real. Some report often, most hardly ever.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

PLACES = (
    "Marple Road",
    "Heaton Lane",
    "Beech Road",
    "Canal Street",
    "Mill Brow",
    "Offerton Green",
    "Station Road",
    "St Anselm’s",
    "Vernon Park",
    "Woodbank",
)
# The kind of a name, the form's setting, and whether it closes in the school holidays.
KINDS = (
    ("Sports Club", "sports_club", False),
    ("Youth Centre", "youth_centre", False),
    ("High School", "high_school", True),
    ("Library", "library", False),
    ("Junior School", "junior_school", True),
    ("After-School Club", "after_school_club", True),
)
SHORT = {"Centre": "Ctr", "School": "Sch", "Road": "Rd", "Street": "St", "Youth": "Yth"}
EVERY_OTHER_FREQUENCY = 0.8


class Organisation(NamedTuple):
    """A name, the code of its setting, and whether it closes in the school holidays."""

    name: str
    setting: str
    closes: bool


def _make() -> Iterator[Organisation]:
    for kind, setting, closes in KINDS:
        for place in PLACES:
            yield Organisation(f"{place} {kind}", setting, closes)


ORGANISATIONS = tuple(_make())


def weights(chance: Random) -> list[float]:
    """How often each reports, as a ratio: a few most of the time (Zipf)."""
    ranks = [*range(1, len(ORGANISATIONS) + 1)]
    chance.shuffle(ranks)
    return [rank**-EVERY_OTHER_FREQUENCY for rank in ranks]


def as_typed(name: str, chance: Random) -> str:
    """The name as a worker types it: mostly right."""
    ways = [name, name.lower(), _shorten(name), _swap(name, chance), name.replace("-", " ").upper()]
    return chance.choices(ways, [85, 5, 4, 4, 2])[0]


def _shorten(name: str) -> str:
    return " ".join(SHORT.get(word, word) for word in name.split())


def _swap(name: str, chance: Random) -> str:
    """Two letters the wrong way round."""
    at = chance.randrange(1, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
