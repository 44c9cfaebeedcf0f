"""Keeps what an officer keyed in from a paper form: sealed, and like any other arrival.

That it came on paper, when and how, is a row beside it, in the same transaction: the opener counts
it on the day of the paper, and never believes what is inside a seal about that.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import insert, select

from sync.contract import ArrivingItem, Code
from webapp import clock
from webapp.arrivals import storage, unsealed
from webapp.arrivals.cannot_keep import failures_as_cannot_keep
from webapp.arrivals.keeping import ARRIVAL, row_of
from webapp.arrivals.models import Arrival, PaperForm
from webapp.database.turn import Turn, wait_for_turn_with
from webapp.database.writing import writing
from webapp.extensions import db


class Came(NamedTuple):
    """When the paper arrived, how (a CameBy), and the number of who keys it in."""

    came_on: date
    by: str
    person: int


class KeyedIn(NamedTuple):
    """The number of the arrival, and whether it was kept just now, not before."""

    number: int
    is_new: bool


def seal_and_keep(
    report: dict[str, Any], report_id: str, came: Came, *, record: Callable[[], object]
) -> KeyedIn:
    """Seal it to the intake key and keep it. `record` is called in the same transaction.

    Idempotent: an id that was kept before is not kept again. Needs no private key.
    Raises CannotKeep, or ValueError if the id is not a UUIDv7.
    """
    item = unsealed.seal(report, report_id)
    with failures_as_cannot_keep():
        storage.require_room(wanted=len(item.raw))
        return _keep(item, came, record)


def _keep(item: ArrivingItem, came: Came, record: Callable[[], object]) -> KeyedIn:
    with writing():
        wait_for_turn_with(db.session.connection(), Turn.ARRIVALS, [item.id])
        known = db.session.scalar(_find(item))
        if known is not None:
            return KeyedIn(known, is_new=False)
        row = row_of(item, Code.STORED, clock.now())
        added = insert(ARRIVAL).values(row).returning(ARRIVAL.c.sequence)
        number = db.session.scalars(added).one()
        on_paper = PaperForm(
            arrival_id=number, came_on=came.came_on, came_by=came.by, person_id=came.person
        )
        db.session.add(on_paper)
        record()
    return KeyedIn(number, is_new=True)


def _find(item: ArrivingItem) -> Any:
    return select(Arrival.sequence).where(Arrival.id == item.id).order_by(Arrival.sequence).limit(1)
