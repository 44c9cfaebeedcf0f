"""Suggests which organisation of the register somebody means by what they typed. Pure.

What makes a name its own ("Heaton Lane") must be spelt nearly alike. What says its kind ("library",
"youth centre") need not be there, but must not say another: they often share a place.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from webapp.organisations.spelling import REMEMBERED, fold

# In hundredths. Below it, words are other words; within CLOSE of each other, nobody can tell.
ALIKE = 85
CLOSE = 3

FILLERS = frozenset(
    [
        "a",
        "academy",
        "and",
        "at",
        "centre",
        "club",
        "college",
        "day",
        "for",
        "form",
        "group",
        "in",
        "mr",
        "mrs",
        "ms",
        "of",
        "rc",
        "school",
        "st",
        "the",
    ]
)
KINDS = frozenset(
    [
        "after",
        "annexe",
        "boxing",
        "boys",
        "breakfast",
        "childminder",
        "childrens",
        "community",
        "cricket",
        "dance",
        "football",
        "foster",
        "girl",
        "girls",
        "golf",
        "guides",
        "high",
        "home",
        "infant",
        "junior",
        "library",
        "nursery",
        "office",
        "primary",
        "residential",
        "rugby",
        "scouts",
        "secondary",
        "sixth",
        "sports",
        "swimming",
        "tennis",
        "theatre",
        "trust",
        "youth",
    ]
)
# May be either.
EITHER = {"cc": frozenset({"childrens", "cricket"})}

SHARED = FILLERS | KINDS | EITHER.keys()


class Name(NamedTuple):
    """A name, taken apart: its own words without spaces, and what says its kind."""

    own: str
    kinds: frozenset[str]


@lru_cache(REMEMBERED)
def take_apart(typed: str) -> Name:
    """Its own words and its kinds. `own` is "" where nothing but a kind was typed."""
    words = fold(typed).split()
    own = (word for word in words if word not in SHARED)
    return Name("".join(own), _kinds(words))


def _kinds(words: Sequence[str]) -> frozenset[str]:
    either = (EITHER.get(word, frozenset()) for word in words)
    return KINDS.intersection(words).union(*either)


def suggest(typed: str, names: Iterable[tuple[int, Name]]) -> int | None:
    """The number of the organisation that is meant; None where none is, or nobody can tell."""
    asked = take_apart(typed)
    if not asked.own:
        return None
    found = [(_alike(asked, name), number) for number, name in names]
    return _the_one([pair for pair in sorted(found, reverse=True)[:2] if pair[0]])


def _the_one(best: Sequence[tuple[float, int]]) -> int | None:
    if not best or (len(best) > 1 and best[0][0] - best[1][0] < CLOSE):
        return None
    return best[0][1]


def _alike(asked: Name, name: Name) -> float:
    """How alike they are, up to 110; 0 where they cannot be the same."""
    own = fuzz.ratio(asked.own, name.own, score_cutoff=ALIKE)
    if not own or not asked.kinds or not name.kinds:
        return own
    shared = asked.kinds & name.kinds
    return own + 10 * len(shared) / len(name.kinds) if shared else 0
