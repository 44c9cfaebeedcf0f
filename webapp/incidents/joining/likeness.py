"""How much two incidents look like the same one, and why: a sum of what agrees. Pure.

The weights are a draft, tried on made-up pairs: tests/unit/incidents/test_likeness.py.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from webapp.vocabulary.name_kind import NameKind

ENOUGH = 7
MOST_HINTS = 3
SAME_WORKER = {NameKind.TELEPHONE, NameKind.EMAIL}


class Compared(NamedTuple):
    """What is compared of an incident. `day` is the day it happened, if it is known."""

    organisation: int | None
    setting: str | None
    day: date | None
    arrived: date
    types: frozenset[str]
    parties: frozenset[str]
    ages: frozenset[str]


class Like(NamedTuple):
    """What agrees, in words, and how much that counts. Less than nothing: it speaks against it."""

    points: int
    reason: str


def likeness(one: Compared, other: Compared, *, shared: frozenset[NameKind]) -> list[Like]:
    """What speaks for their being the same, and against it.

    `shared` are the kinds of names that both have: the same telephone, for instance.
    """
    return [
        *_where(one, other, shared),
        *_who_reported(shared),
        *_when(one, other),
        *_what(one, other),
    ]


def is_hint(found: list[Like]) -> bool:
    """Whether it is worth an officer's look."""
    return points_of(found) >= ENOUGH


def points_of(found: list[Like]) -> int:
    """How much it counts, all together."""
    return sum(like.points for like in found)


def _where(one: Compared, other: Compared, shared: frozenset[NameKind]) -> Iterator[Like]:
    if one.organisation and other.organisation:
        is_same = one.organisation == other.organisation
        yield Like(3, "Same organisation") if is_same else Like(-4, "")
    elif NameKind.ORGANISATION in shared:
        yield Like(3, "Organisation written the same")
    if one.setting and other.setting and one.setting != other.setting:
        yield Like(-1, "")


def _who_reported(shared: frozenset[NameKind]) -> Iterator[Like]:
    if shared & SAME_WORKER:
        yield Like(2, "Same telephone or email")
    elif NameKind.WORKER in shared:
        yield Like(1, "Same name of the worker")


def _when(one: Compared, other: Compared) -> Iterator[Like]:
    if abs((one.arrived - other.arrived).days) <= 2:
        yield Like(1, "Arrived within two days")
    if not one.day or not other.day:
        return
    apart = abs((one.day - other.day).days)
    if apart <= 1:
        yield Like(3, "Happened on the same day") if not apart else Like(1, "Happened a day apart")
    elif apart > 3:
        yield Like(-4, "")


def _what(one: Compared, other: Compared) -> Iterator[Like]:
    yield from _overlap(one.types, other.types, Like(1, "Same type"), against=1)
    yield from _overlap(one.parties, other.parties, Like(1, "Same people involved"), against=1)
    yield from _overlap(one.ages, other.ages, Like(1, "Same age"), against=1)


def _overlap(
    one: frozenset[str], other: frozenset[str], like: Like, *, against: int
) -> Iterator[Like]:
    if one and other:
        yield like if one & other else Like(-against, "")
