"""Measures precision and recall of the suggestions on the kept pairs."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from webapp.organisations.matching import suggest, take_apart

HERE = Path(__file__).parent
REGISTER = (HERE / "register.txt").read_text("utf-8").splitlines()
NAMES = [(number, take_apart(name)) for number, name in enumerate(REGISTER)]


class Pair(NamedTuple):
    """What was typed, which organisation is meant (""  for none), and which is suggested."""

    typed: str
    meant: str
    suggested: str


class Measured(NamedTuple):
    """`precision`: of what was suggested, how much is right; `recall`: of what is meant."""

    pairs: int
    precision: float
    recall: float
    faults: list[Pair]


def read_pairs() -> Iterator[Pair]:
    """Each pair with today's suggestion."""
    for line in (HERE / "pairs.tsv").read_text("utf-8").splitlines():
        typed, meant = line.split("\t")
        number = suggest(typed, NAMES)
        yield Pair(typed, meant, REGISTER[number] if number is not None else "")


def measure() -> Measured:
    """Measure all pairs."""
    pairs = [*read_pairs()]
    suggested = [pair for pair in pairs if pair.suggested]
    meant = [pair for pair in pairs if pair.meant]
    right = sum(pair.suggested == pair.meant for pair in suggested)
    faults = [pair for pair in pairs if pair.suggested != pair.meant]
    return Measured(len(pairs), right / len(suggested), right / len(meant), faults)
