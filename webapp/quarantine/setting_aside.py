"""Setting aside what could not be opened, and taking it back. Each act is recorded."""

from datetime import UTC, datetime

from flask_login import current_user
from sqlalchemy import delete

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.extensions import db
from webapp.quarantine import unopened
from webapp.quarantine.models import SetAside


def set_aside(number: int) -> None:
    """Put an arrival on the list of what was looked at. Nothing of it goes; twice is once.

    Raises NoSuchArrival.
    """
    unopened.must_be_unopened(number)
    if db.session.get(SetAside, number):
        return
    row = SetAside(arrival_number=number, person_id=current_user.id, at=datetime.now(UTC))
    trail.record(Event.ARRIVAL_SET_ASIDE, arrival=str(number))
    insert_once(row)


def take_back(number: int) -> None:
    """Put it back on the list of what is to be looked at; twice is once. Raises NoSuchArrival."""
    unopened.must_be_unopened(number)
    gone = db.session.execute(delete(SetAside).where(SetAside.arrival_number == number))
    if gone.rowcount:  # type: ignore[attr-defined]
        trail.record(Event.ARRIVAL_TAKEN_BACK, arrival=str(number))
    db.session.commit()
