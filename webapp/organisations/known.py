"""Reads the register once, and finds in it what somebody typed: by its spelling, or by likeness.

What is suggested is computed each time, and never stored.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import Row, String, bindparam, or_, select

from webapp.extensions import db
from webapp.organisations.aliases import meant_by
from webapp.organisations.matching import Name, suggest, take_apart
from webapp.organisations.models import Organisation
from webapp.vocabulary.times import UK

MEANT = meant_by(bindparam("spelling", type_=String))
# Made once: to write the query out takes longer than to run it.
ALL_KNOWN = select(
    Organisation.id,
    Organisation.name,
    Organisation.area,
    Organisation.until,
    (Organisation.id == MEANT).label("is_meant"),
)
MEANT_OR_ALL = ALL_KNOWN.where(or_(Organisation.id == MEANT, MEANT.is_(None)))

Known = Row[int, str, str, date | None, bool | None]
"""Its `id`, `name`, `area`, `until`, and whether the spelling means it (`is_meant`)."""


def find_known(spelling: str | None) -> Sequence[Known]:
    """All of them, and which of them this hash of a spelling means."""
    return db.session.execute(ALL_KNOWN, {"spelling": spelling}).all()


def find_meant_or_known(spelling: str) -> Sequence[Known]:
    """The one that this hash of a spelling means; all of them where it means none."""
    return db.session.execute(MEANT_OR_ALL, {"spelling": spelling}).all()


def meant_among(known: Iterable[Known]) -> Known | None:
    """The one that the spelling means."""
    return next((one for one in known if one.is_meant), None)


def suggest_among(typed: str, known: Iterable[Known]) -> Known | None:
    """The one that is probably meant, of those that are not closed. Compares each name."""
    today = datetime.now(UK).date()
    there = {one.id: one for one in known if one.until is None or one.until >= today}
    number = suggest(typed, ((one.id, _take_apart(one.name)) for one in there.values()))
    return there[number] if number is not None else None


@lru_cache(maxsize=10_000)
def _take_apart(name: str) -> Name:
    """Names of the register only: what workers type is not remembered."""
    return take_apart(name)
