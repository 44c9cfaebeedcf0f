"""Turns a filter into conditions of a query, and bounds how many incidents a page looks at.

Without a bound, the page of a filter that nothing fits would read the whole list.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, TextClause, select

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents.filters import Filter
from webapp.incidents.fold import RANKS
from webapp.incidents.models import (
    HAS_OWNER,
    IN_CLOSED,
    IN_LEFT_OUT,
    IN_NEW,
    IN_OPEN,
    IN_WAITING,
    IS_COUNTED,
    IS_DUE,
    Incident,
    IncidentFact,
)
from webapp.incidents.order import LATEST_FIRST, order_of
from webapp.incidents.visible import PERSON
from webapp.vocabulary.work_list import OF_WORK, WorkList

# So a page takes less than three times as long as an empty one, also of a million.
MOST_LOOKED_AT = 1_000

Place = Sequence[Any] | None
Condition = ColumnElement[bool] | TextClause
Conditions = Iterator[Condition]

# What makes an incident one of the list: as its index has it.
LISTED: dict[WorkList, tuple[Condition, ...]] = {
    WorkList.NEW: (IN_NEW,),
    WorkList.MINE: (HAS_OWNER, Incident.owner_id == PERSON),
    WorkList.TEAM: (IN_OPEN,),
    WorkList.WAITING: (IN_WAITING,),
    WorkList.DUE: (IS_DUE,),
    WorkList.CLOSED: (IN_CLOSED,),
    WorkList.ALL: (IS_COUNTED,),
    WorkList.LEFT_OUT: (IN_LEFT_OUT,),
}
# What an index of the list begins with. One of them leads; the others are looked at.
LEADING = {
    WorkList.CLOSED: ("organisation", "setting"),
}


def find_end(person_id: int, work_list: WorkList, asked: Filter, after: Place) -> Place:
    """The place up to which a page looks; None where it may look at all that is left."""
    if not any(True for _ in _to_look_at(work_list, asked)):
        return None
    order = order_of(work_list, is_filtered=True)
    query = select(*order.columns).where(*_led(work_list, asked, after), *_since(work_list, asked))
    query = query.order_by(*order.by).offset(written_out(MOST_LOOKED_AT)).limit(written_out(1))
    row = db.session.execute(query, {"person": person_id}).first()
    return order.place_of(row) if row else None


def conditions(work_list: WorkList, asked: Filter, after: Place, end: Place) -> Conditions:
    """What an incident of this page must fit: each end of the order's index is bounded once."""
    yield from _led(work_list, asked, after)
    if end:
        yield order_of(work_list, is_filtered=True).is_within(end)
    else:
        yield from _since(work_list, asked)
    yield from _to_look_at(work_list, asked)


def _led(work_list: WorkList, asked: Filter, after: Place) -> Conditions:
    """The list, what leads its index, and where to begin."""
    yield from LISTED[work_list]
    if name := _leading(work_list, asked):
        yield _is(name, asked)
    order = order_of(work_list, is_filtered=bool(asked.parts))
    if after:
        yield order.is_after(after)
    elif asked.last_day and order is LATEST_FIRST:
        yield Incident.counted_on <= asked.last_day


def _since(work_list: WorkList, asked: Filter) -> Conditions:
    if asked.first_day and work_list not in OF_WORK:
        yield Incident.counted_on >= asked.first_day


def _to_look_at(work_list: WorkList, asked: Filter) -> Conditions:
    """What no index of the list leads to."""
    for name in ("rank", "organisation", "setting", "outcome"):
        if name in asked.parts and name != _leading(work_list, asked):
            yield _is(name, asked, by_index=False)
    for question, code in asked.facts:
        yield _has(question, code)
    if work_list in OF_WORK:
        yield from _in_days(asked)


def _in_days(asked: Filter) -> Conditions:
    if asked.first_day:
        yield Incident.counted_on >= asked.first_day
    if asked.last_day:
        yield Incident.counted_on <= asked.last_day


def _leading(work_list: WorkList, asked: Filter) -> str | None:
    return next((name for name in LEADING.get(work_list, ()) if name in asked.parts), None)


def _is(name: str, asked: Filter, *, by_index: bool = True) -> ColumnElement[bool]:
    """An expression has no index: a database that began with another would have to sort."""
    column, value, nothing = _columns(asked)[name]
    is_it: ColumnElement[bool] = (column if by_index else column + nothing) == value
    return is_it


def _columns(asked: Filter) -> dict[str, tuple[Any, Any, Any]]:
    """What each part compares with what, and what changes nothing when added to it."""
    rank = [*map(str, RANKS)].index(asked.rank) if asked.rank else None
    return {
        "rank": (Incident.rank, rank, 0),
        "organisation": (Incident.organisation_id, asked.organisation_id, 0),
        "setting": (Incident.setting, asked.setting, ""),
        "outcome": (Incident.outcome, asked.outcome, ""),
    }


def _has(question: str, code: str) -> ColumnElement[bool]:
    """Looked up for each incident: PostgreSQL would make a join of EXISTS, and sort."""
    fact = select(IncidentFact.code).where(
        IncidentFact.incident_id == Incident.id,
        IncidentFact.question == question,
        IncidentFact.code == code,
    )
    return fact.correlate(Incident).scalar_subquery().is_not(None)
