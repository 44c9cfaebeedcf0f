"""Finds names of the register that begin as somebody types, or are spelt alike. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from webapp.organisations.matching import take_apart
from webapp.organisations.spelling import fold

# In hundredths, of the words that are a name's own.
ALIKE = 82


class Known(NamedTuple):
    """A name of the register: folded, and its own words without spaces."""

    folded: str
    own: str


def know(name: str) -> Known:
    """Take a name of the register apart."""
    return Known(fold(name), take_apart(name).own)


def rank(typed: str, names: Sequence[Known], *, most: int) -> list[int]:
    """The places of at most so many: those with words that begin so, then those spelt alike.

    None for words of which nothing is left.
    """
    begin = _find_beginning(fold(typed).split(), names)
    alike = _find_alike(take_apart(typed).own, names, most=most)
    return [*dict.fromkeys([*begin, *alike])][:most]


def _find_beginning(words: Sequence[str], names: Iterable[Known]) -> list[int]:
    starts = [f" {word}" for word in words]
    if not starts:
        return []
    return [
        place
        for place, name in enumerate(names)
        if all(start in f" {name.folded}" for start in starts)
    ]


def _find_alike(own: str, names: Iterable[Known], *, most: int) -> list[int]:
    if not own:
        return []
    all_own = [name.own for name in names]
    found = process.extract(own, all_own, scorer=fuzz.partial_ratio, score_cutoff=ALIKE, limit=most)
    return [place for _, _, place in found]
