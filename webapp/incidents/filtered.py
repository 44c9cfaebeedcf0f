"""Turns a filter into conditions of a query, and bounds how many incidents a page looks at.

Without a bound, the page of a filter that nothing fits would read the whole list.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, TextClause, select

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents.filters import FILTERED, Filter
from webapp.incidents.fold import RANKS
from webapp.incidents.models import (
    HAS_OWNER,
    IN_CLOSED,
    IN_NEW,
    IN_OPEN,
    IN_SET_ASIDE,
    IN_WAITING,
    IS_COUNTED,
    IS_DUE,
    Incident,
    IncidentFact,
)
from webapp.incidents.order import LATEST_FIRST, Order, Place, order_of
from webapp.incidents.visible import PERSON
from webapp.reports.questions import Kind
from webapp.vocabulary.work_list import OF_WORK, WorkList

# So a page takes less than three times as long as an empty one, also of a million.
MOST_LOOKED_AT = 1_000

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
    WorkList.SET_ASIDE: (IN_SET_ASIDE,),
}
# Of each part its column; of those below it, an incident has a fact for each code.
COLUMNS: dict[str, Any] = {
    "rank": Incident.rank,
    "organisation": Incident.organisation_id,
    **{one.name: getattr(Incident, one.name) for one in FILTERED if one.kind is Kind.ONE},
    "outcome": Incident.outcome,
}
FACTS = tuple(one.name for one in FILTERED if one.kind is Kind.SEVERAL)


def order_for(work_list: WorkList, asked: Filter) -> Order:
    """In which order this list shows the incidents that fit."""
    return order_of(work_list, is_filtered=bool(asked.parts))


def find_end(person_id: int, work_list: WorkList, asked: Filter, after: Place) -> Place:
    """The place up to which a page looks; None where it may look at all that is left."""
    if not any(True for _ in _to_look_at(work_list, asked)):
        return None
    order = order_for(work_list, asked)
    query = select(*order.columns).where(*_led(work_list, asked, after), *_since(work_list, asked))
    query = query.order_by(*order.by).offset(written_out(MOST_LOOKED_AT)).limit(written_out(1))
    row = db.session.execute(query, {"person": person_id}).first()
    return order.place_of(row) if row else None


def conditions(
    work_list: WorkList, asked: Filter, *, after: Place = None, end: Place = None
) -> Conditions:
    """What an incident of a page between these places must fit; executed with a `person`."""
    yield from _led(work_list, asked, after)
    if end is not None:
        yield order_for(work_list, asked).is_within(end)
    else:
        yield from _since(work_list, asked)
    yield from _to_look_at(work_list, asked)


def _led(work_list: WorkList, asked: Filter, after: Place) -> Conditions:
    """The list, and where its index begins: each end of it is bounded once."""
    yield from LISTED[work_list]
    order = order_for(work_list, asked)
    if after is not None:
        yield order.is_after(after)
    elif asked.last_day and order is LATEST_FIRST:
        yield Incident.counted_on <= asked.last_day


def _since(work_list: WorkList, asked: Filter) -> Conditions:
    if asked.first_day and work_list not in OF_WORK:
        yield Incident.counted_on >= asked.first_day


def _to_look_at(work_list: WorkList, asked: Filter) -> Conditions:
    """What the index of the list does not lead to."""
    values = {**asked.parts, "organisation": asked.organisation_id, "rank": _rank(asked)}
    yield from (column == values[name] for name, column in COLUMNS.items() if name in asked.parts)
    yield from (_has(name, asked.parts[name]) for name in FACTS if name in asked.parts)
    if asked.first_day and work_list in OF_WORK:
        yield Incident.counted_on >= asked.first_day
    if asked.last_day and work_list in OF_WORK:
        yield Incident.counted_on <= asked.last_day


def _rank(asked: Filter) -> int | None:
    return [*map(str, RANKS)].index(asked.rank) if asked.rank else None


def _has(question: str, code: str) -> ColumnElement[bool]:
    """Looked up for each incident: PostgreSQL would make a join of EXISTS, and sort."""
    fact = select(IncidentFact.code).where(
        IncidentFact.incident_id == Incident.id,
        IncidentFact.question == question,
        IncidentFact.code == code,
    )
    return fact.correlate(Incident).scalar_subquery().is_not(None)
