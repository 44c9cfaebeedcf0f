"""What arrived and could not be opened, a page at a time, in words.

First what was sealed for the unit under a proper number; then the rest, which anybody can send.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import defer, selectinload

from sync.contract import Code
from webapp.arrivals import reasons
from webapp.arrivals.models import Arrival, Status
from webapp.database.columns import HIGHEST
from webapp.errors import AppError
from webapp.extensions import db
from webapp.quarantine.models import SetAside
from webapp.reports import flags
from webapp.reports.reference import reference_for
from webapp.web.paging import PAGE_SIZE, paging

# `quarantined`, what the rest was answered, is the first code by the alphabet. Then the newest.
SEALED_FIRST = (Arrival.code.desc(), Arrival.sequence.desc())

# Written into the statement, so that both databases see that their partial index holds it.
_QUARANTINED = Arrival.status == literal(Status.QUARANTINED.value, literal_execute=True)


class NoSuchArrival(AppError):
    """Nothing with this number arrived, or it could be opened."""

    status = 404
    sentence = "Nothing at this address could not be opened."


@dataclass(frozen=True)
class Counts:
    """How much could not be opened: sealed for the unit, the rest, and what was set aside."""

    sealed: int
    other: int
    aside: int


@dataclass(frozen=True)
class Unopened:
    """One arrival; `reference` is the one its phone shows. `sealed`: for the unit, and soundly."""

    number: int
    received_at: datetime
    saved_at: str
    size: int
    sealed: bool
    reason: str
    reference: str | None
    aside: SetAside | None


@dataclass(frozen=True)
class UnopenedPage:
    """One page of a list."""

    arrivals: Sequence[Unopened]
    counts: Counts
    page: int
    pages: int


def counts() -> Counts:
    """How many there are of each."""
    is_aside = SetAside.arrival_number.is_not(None)
    query = select(Arrival.code, is_aside, func.count()).outerjoin(SetAside).where(_QUARANTINED)
    found = {"sealed": 0, "other": 0, "aside": 0}
    for code, aside, number in db.session.execute(query.group_by(Arrival.code, is_aside)):
        kind = "other" if code == Code.QUARANTINED.value else "sealed"
        found["aside" if aside else kind] += number
    return Counts(**found)


def to_look_at(*, page: int) -> UnopenedPage:
    """What nobody has set aside: what was sealed for the unit first, then the newest."""
    found = counts()
    query = _unopened().where(SetAside.arrival_number.is_(None)).order_by(*SEALED_FIRST)
    return _page(query, page, found, found.sealed + found.other)


def set_aside(*, page: int) -> UnopenedPage:
    """What somebody has set aside, the last one first."""
    found = counts()
    query = (
        _unopened()
        .where(SetAside.arrival_number.is_not(None))
        .order_by(SetAside.at.desc(), SetAside.arrival_number.desc())
    )
    return _page(query, page, found, found.aside)


def must_be_unopened(number: int) -> None:
    """Raise NoSuchArrival unless something with this number could not be opened."""
    found = select(Arrival.sequence).where(Arrival.sequence == number, _QUARANTINED)
    if number > HIGHEST or db.session.scalar(found) is None:
        raise NoSuchArrival()


def _unopened() -> Select[Any]:
    return (
        select(Arrival, func.length(Arrival.raw), SetAside)
        .outerjoin(SetAside)
        .options(defer(Arrival.raw), selectinload(SetAside.person))
        .where(_QUARANTINED)
    )


def _page(query: Select[Any], page: int, counts: Counts, total: int) -> UnopenedPage:
    """A page past the end is the last one."""
    at = paging(page, total=total)
    rows = db.session.execute(query.limit(PAGE_SIZE).offset(at.offset))
    return UnopenedPage([_in_words(*row) for row in rows], counts, at.page, at.pages)


def _in_words(arrival: Arrival, size: int, aside: SetAside | None) -> Unopened:
    sealed = arrival.code != Code.QUARANTINED.value
    known_by = arrival.id if sealed else arrival.sent_id
    return Unopened(
        number=arrival.sequence,
        received_at=arrival.received_at,
        saved_at=arrival.saved_at,
        size=size,
        sealed=sealed,
        reason=reasons.describe(arrival.reason or "", at_the_door=not sealed),
        reference=reference_for(known_by) if known_by and flags.is_id(known_by) else None,
        aside=aside,
    )
