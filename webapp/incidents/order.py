"""In which order a list shows its incidents, and places in it: an index has the same columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Tuple, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from webapp.database.columns import UtcDateTime
from webapp.incidents.models import Incident
from webapp.vocabulary.work_list import WorkList

Column = InstrumentedAttribute[Any]
Place = Sequence[Any] | None


@dataclass(frozen=True)
class Order:
    """The columns that order a list. A place is their values, as a cursor carries them."""

    columns: tuple[Column, ...]
    is_backwards: bool = False

    @property
    def by(self) -> list[ColumnElement[Any]]:
        """What a query orders by."""
        return [one.desc() if self.is_backwards else one.asc() for one in self.columns]

    @property
    def name(self) -> str:
        """The columns."""
        return ", ".join(one.key for one in self.columns)

    def is_after(self, place: Sequence[Any]) -> ColumnElement[bool]:
        """Whether an incident comes after this place."""
        here, there = tuple_(*self.columns), self._values(place)
        return here < there if self.is_backwards else here > there

    def is_within(self, place: Sequence[Any]) -> ColumnElement[bool]:
        """Whether an incident comes before this place, or is at it."""
        here, there = tuple_(*self.columns), self._values(place)
        return here >= there if self.is_backwards else here <= there

    def place_of(self, row: Any) -> list[Any]:
        """Where this incident, or row of the columns, is."""
        return [_as_text(getattr(row, one.key)) for one in self.columns]

    def _values(self, place: Sequence[Any]) -> Tuple:
        each = zip(self.columns, place, strict=True)
        return tuple_(*(literal(_value(one, value), one.type) for one, value in each))


# What is stacked comes after all that shows by itself.
GRAVEST_FIRST = Order((Incident.stacked, Incident.rank, Incident.reached, Incident.first_sequence))
FIRST_STACKED = [True, -1, False, 0]
"""The place before the first that is stacked, in GRAVEST_FIRST."""

NOBODYS_FIRST = Order((Incident.owned, Incident.rank, Incident.reached, Incident.first_sequence))
NEWLY_GIVEN_FIRST = Order((Incident.given_seen, Incident.rank, Incident.first_sequence))
WAITING_FIRST = Order((Incident.waiting_until, Incident.id))
DUE_FIRST = Order((Incident.due_on, Incident.id))
LATEST_DONE_FIRST = Order((Incident.closed_at, Incident.id), is_backwards=True)
LATEST_FIRST = Order((Incident.counted_on, Incident.id), is_backwards=True)


OF_WORK = {
    WorkList.NEW: GRAVEST_FIRST,
    WorkList.MINE: NEWLY_GIVEN_FIRST,
    WorkList.TEAM: NOBODYS_FIRST,
    WorkList.WAITING: WAITING_FIRST,
    WorkList.DUE: DUE_FIRST,
}


def order_of(work_list: WorkList, *, is_filtered: bool) -> Order:
    """Lists of work by what comes first; others by when they were done, filtered by arrival.

    All are always by arrival.
    """
    if work_list in OF_WORK:
        return OF_WORK[work_list]
    is_by_arrival = is_filtered or work_list is WorkList.ALL
    return LATEST_FIRST if is_by_arrival else LATEST_DONE_FIRST


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _value(column: Column, value: Any) -> Any:
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value
