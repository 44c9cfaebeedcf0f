"""The cells of the rollup in which an incident is counted, from its columns and facts. Pure."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from webapp.counting.definitions import (
    ADVISED,
    AGES,
    ALL,
    AREAS,
    COUNTED,
    DAY,
    DONE,
    LATE,
    NOT_ANSWERED,
    NOT_KNOWN,
    ORGANISATION,
    OUTCOME,
    RANK,
    REACHED,
    SET_ASIDE,
    TIMES,
    TOTAL,
    Basis,
)
from webapp.vocabulary.age_band import band_of
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.periods import quarter_of
from webapp.vocabulary.rank import Rank

RANKS = tuple(rank.value for rank in Rank)
SINGLE = (
    *(one.name for one in COUNTED.values() if not one.several),
    *(one.name for one in TIMES),
)
SEVERAL = frozenset(one.name for one in (*COUNTED.values(), AREAS, ADVISED) if one.several)
# A day before that is a slip of the pen.
OLDEST_YEARS = 5

Facts = Collection[tuple[str, str]]


class Cell(NamedTuple):
    """A number of the rollup. `month` is YYYY-MM."""

    basis: str
    month: str
    figure: str
    code: str


# Incidents are counted in the same few hundred cells again and again: each is made once.
_cell = lru_cache(maxsize=4096)(Cell)


def cells_of(columns: Mapping[str, Any], facts: Facts) -> frozenset[Cell]:
    """Where an incident with these columns and facts is counted; nowhere once it was joined.

    What is not a report is counted as that, and as nothing else.
    """
    day = day_line(columns["incident_date"], columns["counted_on"])
    codes = [*_codes(columns, facts, day)]
    return frozenset(
        _cell(basis, month, figure, code)
        for basis, month in _months(columns, day)
        for figure, code in codes
    )


def _months(columns: Mapping[str, Any], day: str) -> Iterator[tuple[str, str]]:
    yield Basis.ARRIVED.value, columns["counted_on"].isoformat()[:7]
    if day == "given":
        yield Basis.HAPPENED.value, columns["incident_date"][:7]


def _codes(columns: Mapping[str, Any], facts: Facts, day: str) -> Iterator[tuple[str, str]]:
    """Which code of which figure; an age's band may come more than once."""
    lane = columns["lane"]
    if lane == Lane.SET_ASIDE:
        yield SET_ASIDE, ALL
    if lane in (Lane.SET_ASIDE, Lane.JOINED):
        return
    yield TOTAL, ALL
    yield RANK.name, RANKS[columns["rank"]]
    yield REACHED.name, "yes" if columns["reached"] else "no"
    yield OUTCOME.name, columns["outcome"] or "not_closed"
    yield DAY.name, day
    if day == "given":
        yield LATE.name, late_line(columns["incident_date"], columns["counted_on"])
    for name in SINGLE:
        yield name, columns[name] or NOT_ANSWERED
    if columns["organisation_id"]:
        yield ORGANISATION, str(columns["organisation_id"])
    yield from _several(facts)


def _several(facts: Facts) -> Iterator[tuple[str, str]]:
    for question, code in facts:
        if question == AGES.name:
            yield question, _band(code)
        elif question in SEVERAL or question == DONE.name:
            yield question, code
    for question in SEVERAL.difference([question for question, _ in facts]):
        yield question, NOT_ANSWERED


def _band(code: str) -> str:
    return band_of(int(code)).value if code.isdigit() else code


def day_line(given: str | None, arrived: date) -> str:
    """A line of the figure about days: "given" is one that can be believed."""
    if not given:
        return NOT_ANSWERED
    if given in ("still_going_on", NOT_KNOWN):
        return given
    day = date.fromisoformat(given)
    is_believed = arrived.year - OLDEST_YEARS <= day.year and day <= arrived
    return "given" if is_believed else "not_believed"


def late_line(given: str, arrived: date) -> str:
    """A line of the figure about late ones: whether the quarter of that day was over by then."""
    is_late = quarter_of(date.fromisoformat(given)) != quarter_of(arrived)
    return "later" if is_late else "same_quarter"
