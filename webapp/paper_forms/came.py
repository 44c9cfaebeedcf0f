"""Reads when and how a paper form came to the unit, and says what is wrong with it. Pure."""

from datetime import date, timedelta
from typing import NamedTuple

from webapp.reports.reading import Values
from webapp.reports.validation import Fault
from webapp.vocabulary.paper import CameBy
from webapp.vocabulary.term import term

CAME_ON, CAME_BY = "came_on", "came_by"
# A form that lay longer is no mistake of the year only very rarely.
LONGEST_AGO = timedelta(days=2 * 365)

NO_DAY = "Give the day on which it arrived."
IN_FUTURE = "The day on which it arrived cannot be in the future."
TOO_LONG_AGO = "The day on which it arrived is more than two years ago. Check the year."
NO_WAY = "Choose how it came."


class Paper(NamedTuple):
    """When it arrived, and how it came: None while that cannot be read."""

    came_on: date | None
    by: CameBy | None


def read(values: Values) -> Paper:
    """What the two fields say."""
    return Paper(_day(_first(values, CAME_ON)), term(CameBy, _first(values, CAME_BY)))


def find_faults(paper: Paper, *, today: date) -> list[Fault]:
    """What must be put right first: it is never kept without these two."""
    wrong = _wrong_day(paper.came_on, today)
    faults = [Fault(CAME_ON, wrong)] if wrong else []
    return faults if paper.by else [*faults, Fault(CAME_BY, NO_WAY)]


def _wrong_day(day: date | None, today: date) -> str | None:
    if day is None:
        return NO_DAY
    if day > today:
        return IN_FUTURE
    return TOO_LONG_AGO if day < today - LONGEST_AGO else None


def _first(values: Values, name: str) -> str:
    return next(iter(values.get(name, [])), "").strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
