"""Lists the arrivals in quarantine, a page at a time, with reasons in words.

Those sealed for the unit under a valid id come first; anybody can send the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask_login import current_user
from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import defer, selectinload

from sync.contract import Code
from webapp.arrivals import reasons
from webapp.arrivals.models import Arrival, Status
from webapp.database.columns import HIGHEST
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.visible import HIDDEN, find_hidden
from webapp.quarantine.models import SetAside
from webapp.reports.reference import is_report_id, reference_for
from webapp.web.paging import PAGE_SIZE, paging

# The others have the code `quarantined`, the first in the alphabet. Within each, newest first.
SEALED_FIRST = (Arrival.code.desc(), Arrival.sequence.desc())

# A literal in the statement, so that both databases can use their partial index.
_QUARANTINED = Arrival.status == literal(Status.QUARANTINED.value, literal_execute=True)


class NoSuchArrival(AppError):
    """No arrival has this number, or it could be opened."""

    status = 404
    sentence = "There is no unopened arrival with this number."


@dataclass(frozen=True)
class QuarantineCounts:
    """Numbers of arrivals in quarantine: sealed for the unit, other, and set aside."""

    sealed: int
    other: int
    aside: int


@dataclass(frozen=True)
class QuarantinedArrival:
    """One arrival. `sealed`: validly, for the unit. `reference`: as its phone shows it."""

    number: int
    arrived_at: datetime
    saved_at: str
    size: int
    trimmed: bool
    sealed: bool
    reason: str
    reference: str | None
    aside: SetAside | None


@dataclass(frozen=True)
class QuarantinePage:
    """One page of a list."""

    arrivals: Sequence[QuarantinedArrival]
    counts: QuarantineCounts
    page: int
    pages: int


def count_arrivals() -> QuarantineCounts:
    """Count each kind, in one query."""
    return QuarantineCounts(*(number or 0 for number in db.session.execute(COUNTS).one()))


def list_open(*, page: int) -> QuarantinePage:
    """Arrivals that nobody has set aside: those sealed for the unit first, then the newest."""
    counts = count_arrivals()
    query = _quarantined().where(SetAside.arrival_number.is_(None)).order_by(*SEALED_FIRST)
    return _page(query, page, counts, total=counts.sealed + counts.other)


def list_set_aside(*, page: int) -> QuarantinePage:
    """Arrivals that somebody has set aside, the latest first."""
    counts = count_arrivals()
    query = (
        _quarantined()
        .where(SetAside.arrival_number.is_not(None))
        .order_by(SetAside.at.desc(), SetAside.arrival_number.desc())
    )
    return _page(query, page, counts, total=counts.aside)


def require_quarantined(number: int) -> None:
    """Raise NoSuchArrival unless an arrival with this number is in quarantine."""
    found = select(Arrival.sequence).where(Arrival.sequence == number, _QUARANTINED)
    if number > HIGHEST or db.session.scalar(found) is None:
        raise NoSuchArrival()


def _quarantined() -> Select[Any]:
    return (
        select(Arrival, SetAside)  # type: ignore[return-value]
        .outerjoin(SetAside)
        .options(defer(Arrival.raw), selectinload(SetAside.person))
        .where(_QUARANTINED)
    )


def _page(query: Select[Any], page: int, counts: QuarantineCounts, *, total: int) -> QuarantinePage:
    """A page past the end is the last one."""
    at = paging(page, total=total)
    rows = db.session.execute(query.limit(PAGE_SIZE).offset(at.offset))
    found = _hide_restricted([_describe(*row) for row in rows])
    return QuarantinePage(found, counts, at.page, at.pages)


def _hide_restricted(arrivals: list[QuarantinedArrival]) -> list[QuarantinedArrival]:
    """Without the references of reports that the person signed in may not see."""
    hidden = find_hidden(current_user.id, {one.reference for one in arrivals if one.reference})
    return [replace(one, reference=HIDDEN) if one.reference in hidden else one for one in arrivals]


def _describe(arrival: Arrival, aside: SetAside | None) -> QuarantinedArrival:
    sealed = arrival.code != Code.QUARANTINED.value
    known_by = arrival.id if sealed else arrival.sent_id
    return QuarantinedArrival(
        number=arrival.sequence,
        arrived_at=arrival.arrived_at,
        saved_at=arrival.saved_at,
        size=arrival.size,
        trimmed=arrival.trimmed,
        sealed=sealed,
        reason=reasons.describe(arrival.reason or "", at_the_door=not sealed),
        reference=reference_for(known_by) if known_by and is_report_id(known_by) else None,
        aside=aside,
    )


def _make_counts() -> Select[*tuple[Any, ...]]:
    is_aside = SetAside.arrival_number.is_not(None)
    is_other = Arrival.code == Code.QUARANTINED.value
    kind = case((is_aside, "aside"), (is_other, "other"), else_="sealed")
    each = [func.sum(case((kind == one, 1), else_=0)) for one in ("sealed", "other", "aside")]
    return select(*each).select_from(Arrival).outerjoin(SetAside).where(_QUARANTINED)


# Made once, as each inbox asks: to write the query out takes longer than to run it.
COUNTS = _make_counts()
