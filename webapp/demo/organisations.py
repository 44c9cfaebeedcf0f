"""Sixty organisations of a demonstration, and how people misspell their names. Pure.

None of them is real. Some report often, most hardly ever.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

# Street by street, and the area that each is in.
PLACES = {
    "Marple Road": "Marple",
    "Heaton Lane": "Heaton Norris",
    "Beech Road": "Cale Green",
    "Canal Street": "Portwood",
    "Mill Brow": "Marple Bridge",
    "Offerton Green": "Offerton",
    "Station Road": "Reddish",
    "St Anselm’s": "Edgeley",
    "Vernon Park": "Bredbury",
    "Woodbank": "Offerton",
}
# The kind of a name, the form's setting, and whether it closes in the school holidays.
KINDS = (
    ("Sports Club", "sports_club", False),
    ("Youth Centre", "youth_centre", False),
    ("High School", "high_school", True),
    ("Library", "library", False),
    ("Junior School", "junior_school", True),
    ("After-School Club", "after_school_club", True),
)
# Some closed for good, so many days before the year ends.
CLOSED = {
    "Beech Road Library": 310,
    "Woodbank After-School Club": 200,
    "Canal Street Youth Centre": 95,
    "Station Road Junior School": 40,
}
SHORT = {"Centre": "Ctr", "School": "Sch", "Road": "Rd", "Street": "St", "Youth": "Yth"}
EVERY_OTHER_FREQUENCY = 0.8


class Organisation(NamedTuple):
    """A name, the code of its setting, whether it closes in the school holidays, and its area.

    `closed`: how many days before the year ends it closed for good; 0 if it has not.
    """

    name: str
    setting: str
    closes: bool
    area: str
    closed: int


def _make() -> Iterator[Organisation]:
    for kind, setting, closes in KINDS:
        for place, area in PLACES.items():
            name = f"{place} {kind}"
            yield Organisation(name, setting, closes, area, CLOSED.get(name, 0))


ORGANISATIONS = tuple(_make())


def weights(chance: Random) -> list[float]:
    """How often each reports, as a ratio: a few most of the time (Zipf)."""
    ranks = [*range(1, len(ORGANISATIONS) + 1)]
    chance.shuffle(ranks)
    return [rank**-EVERY_OTHER_FREQUENCY for rank in ranks]


def as_typed(name: str, chance: Random) -> str:
    """The name as a worker types it: mostly right."""
    ways = [name, name.lower(), shorten(name), _swap(name, chance), name.replace("-", " ").upper()]
    return chance.choices(ways, [85, 5, 4, 4, 2])[0]


def shorten(name: str) -> str:
    """The name as people in a hurry write it."""
    return " ".join(SHORT.get(word, word) for word in name.split())


def _swap(name: str, chance: Random) -> str:
    """Two letters the wrong way round."""
    at = chance.randrange(1, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
