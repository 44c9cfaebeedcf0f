"""Which quarter is asked about: the last that is over. Pure."""

from datetime import date
from typing import NamedTuple

NAMES = {
    1: "January to March",
    2: "April to June",
    3: "July to September",
    4: "October to December",
}


class Quarter(NamedTuple):
    """A quarter of a calendar year: `2026-q3`, `July to September 2026`."""

    code: str
    label: str


def quarter_before(today: date) -> Quarter:
    """The last quarter that is over on this day."""
    number = (today.month - 1) // 3
    year, number = (today.year, number) if number else (today.year - 1, 4)
    return Quarter(f"{year}-q{number}", f"{NAMES[number]} {year}")
