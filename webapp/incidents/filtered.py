"""Turns a filter into conditions of a query, and bounds how many incidents a page looks at.

Without a bound, the page of a filter that nothing fits would read the whole list.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, TextClause, bindparam, select

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
from webapp.incidents.order import AFTER, END, LATEST_FIRST, Order, Place, order_of
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
# What an index of the list begins with. One of them leads; the others are looked at.
LEADING = {
    WorkList.CLOSED: ("organisation", "setting"),
}
# Of each part its column, and what changes nothing when added to it.
COLUMNS: dict[str, tuple[Any, Any]] = {
    "rank": (Incident.rank, 0),
    "organisation": (Incident.organisation_id, 0),
    **{one.name: (getattr(Incident, one.name), "") for one in FILTERED if one.kind is Kind.ONE},
    "outcome": (Incident.outcome, ""),
}
# Of these an incident has a fact for each code.
FACTS = tuple(one.name for one in FILTERED if one.kind is Kind.SEVERAL)
# How many shapes of a query are kept: nobody asks for more within a day.
KEPT = 256


class Shape(NamedTuple):
    """What the query of a page is made of, but for its values: it is made once for each.

    To write one out takes longer than to run it. `parts` are the names of what is filtered by;
    `is_stack`: of “New” only what is stacked. `has_after`, `has_end`: it has these places.
    """

    work_list: WorkList
    parts: frozenset[str] = frozenset()
    is_stack: bool = False
    has_after: bool = False
    has_end: bool = False

    @property
    def order(self) -> Order:
        """In which order the page shows its incidents."""
        return order_of(self.work_list, is_filtered=bool(self.parts))


def shape_of(work_list: WorkList, asked: Filter, after: Place = None) -> Shape:
    """The shape of a page of this filter's, from this place on."""
    parts = frozenset(asked.parts)
    is_stack = work_list is WorkList.NEW and not parts and bool(after and after[0])
    return Shape(work_list, parts, is_stack, has_after=after is not None)


def values_of(person_id: int, asked: Filter) -> dict[str, Any]:
    """What a query of any shape is executed with, beside its places."""
    return {
        "person": person_id,
        **asked.parts,
        "rank": [*map(str, RANKS)].index(asked.rank) if asked.rank else None,
        "organisation": asked.organisation_id,
        "since": asked.first_day,
        "until": asked.last_day,
    }


def find_end(shape: Shape, values: Mapping[str, Any]) -> Place:
    """The place up to which a page looks; None where it may look at all that is left."""
    query = _end(shape, MOST_LOOKED_AT)
    row = db.session.execute(query, values).first() if query is not None else None
    return shape.order.place_of(row) if row else None


@lru_cache(maxsize=KEPT)
def _end(shape: Shape, most: int) -> Select[*tuple[Any, ...]] | None:
    """The place of the first that is too many; None where an index leads to all that fit."""
    if not any(True for _ in _to_look_at(shape)):
        return None
    order = shape.order
    query = select(*order.columns).where(*_led(shape), *_since(shape))
    return query.order_by(*order.by).offset(written_out(most)).limit(written_out(1))


def conditions(shape: Shape) -> Conditions:
    """What an incident of this page must fit: each end of the order's index is bounded once."""
    yield from _led(shape)
    if shape.has_end:
        yield shape.order.is_within(END)
    else:
        yield from _since(shape)
    yield from _to_look_at(shape)


def _led(shape: Shape) -> Conditions:
    """The list, what leads its index, and where to begin."""
    yield from LISTED[shape.work_list]
    if name := _leading(shape):
        yield _is(name)
    if shape.has_after:
        yield shape.order.is_after(AFTER)
    elif "until" in shape.parts and shape.order is LATEST_FIRST:
        yield Incident.counted_on <= bindparam("until")


def _since(shape: Shape) -> Conditions:
    if "since" in shape.parts and shape.work_list not in OF_WORK:
        yield Incident.counted_on >= bindparam("since")


def _to_look_at(shape: Shape) -> Conditions:
    """What no index of the list leads to."""
    for name in COLUMNS:
        if name in shape.parts and name != _leading(shape):
            yield _is(name, by_index=False)
    for name in FACTS:
        if name in shape.parts:
            yield _has(name)
    if shape.work_list in OF_WORK:
        yield from _in_days(shape)


def _in_days(shape: Shape) -> Conditions:
    if "since" in shape.parts:
        yield Incident.counted_on >= bindparam("since")
    if "until" in shape.parts:
        yield Incident.counted_on <= bindparam("until")


def _leading(shape: Shape) -> str | None:
    return next((name for name in LEADING.get(shape.work_list, ()) if name in shape.parts), None)


def _is(name: str, *, by_index: bool = True) -> ColumnElement[bool]:
    """An expression has no index: a database that began with another would have to sort."""
    column, nothing = COLUMNS[name]
    is_it: ColumnElement[bool] = (column if by_index else column + nothing) == bindparam(name)
    return is_it


def _has(question: str) -> ColumnElement[bool]:
    """Looked up for each incident: PostgreSQL would make a join of EXISTS, and sort."""
    fact = select(IncidentFact.code).where(
        IncidentFact.incident_id == Incident.id,
        IncidentFact.question == question,
        IncidentFact.code == bindparam(question),
    )
    return fact.correlate(Incident).scalar_subquery().is_not(None)
