"""Loads a year of made-up reports, which the opener then opens and files as any other."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Table, insert, select

from sync.contract import ArrivingItem, Code
from sync.limits import MAX_ITEMS
from webapp.arrivals.keeping import as_row
from webapp.arrivals.models import Arrival, Demonstration, PaperForm
from webapp.database.writing import writing
from webapp.demo.errors import AlreadyLoaded, NotStarted, RealReportsHere
from webapp.demo.marks import is_any_here
from webapp.demo.person import find_or_make
from webapp.demo.registering import register_all
from webapp.demo.sealed import receive_all
from webapp.demo.year import Sent, a_year
from webapp.extensions import db
from webapp.guidance import editions
from webapp.keys import keyring
from webapp.vocabulary.paper import CameBy

Item = TypeVar("Item")

ARRIVAL, DEMONSTRATION = cast(Table, Arrival.__table__), cast(Table, Demonstration.__table__)
# In the order of arrival: numbers order arrivals, clocks never do.
NEW_ARRIVALS = insert(ARRIVAL).returning(ARRIVAL.c.sequence, sort_by_parameter_order=True)
IS_REAL = ~select(Demonstration).where(Demonstration.arrival_id == Arrival.sequence).exists()


def load(incidents: int, *, until: datetime, beside: bool = False) -> Iterator[int]:
    """Load about so many incidents of the year before `until`. Yields how many arrived so far.

    The register comes first. Interrupted, it leaves what it has loaded, for `remove`. Raises
    AlreadyLoaded, NotStarted, or RealReportsHere unless it may load `beside` real ones.
    """
    _require_ready(beside=beside)
    edition = editions.current().name
    # So that the opener knows what the spellings mean. Workers of a real unit are offered no name.
    register_all(until, publish=not beside)
    arrived, keyer = 0, find_or_make()
    for sent in batches(a_year(incidents, until=until), MAX_ITEMS):
        _keep(sent, receive_all(sent, edition=edition), keyer)
        arrived += len(sent)
        yield arrived


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of this size; the last may be shorter."""
    left = iter(items)
    return iter(lambda: [*islice(left, size)], [])


def _require_ready(*, beside: bool) -> None:
    if is_any_here():
        raise AlreadyLoaded
    if not beside and db.session.scalar(select(Arrival.sequence).where(IS_REAL).limit(1)):
        raise RealReportsHere
    if not keyring.public_set() or not editions.is_any_published():
        raise NotStarted


def _keep(sent: Sequence[Sent], items: Sequence[ArrivingItem], keyer: int) -> None:
    """As the keeper does, but with the moment of the story, and marked in the same transaction."""
    rows = [
        {**as_row(item, Code.STORED)._asdict(), "arrived_at": one.arrived_at}
        for one, item in zip(sent, items, strict=True)
    ]
    with writing(repeatable=True):  # what is undone was made up
        connection = db.session.connection()
        numbers = connection.scalars(NEW_ARRIVALS, rows).all()
        connection.execute(insert(DEMONSTRATION), [{"arrival_id": each} for each in numbers])
        on_paper = [
            _paper_form(number, one.on_paper, keyer)
            for number, one in zip(numbers, sent, strict=True)
            if one.on_paper
        ]
        if on_paper:
            connection.execute(insert(PaperForm), on_paper)


def _paper_form(number: int, day: date, keyer: int) -> dict[str, Any]:
    came_by = CameBy.POST.value
    return {"arrival_id": number, "came_on": day, "came_by": came_by, "person_id": keyer}
