"""Sets arrivals in quarantine aside, and takes them back. Records each act in the audit log."""

from datetime import UTC, datetime

from flask_login import current_user
from sqlalchemy import delete

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.quarantine.listing import require_quarantined
from webapp.quarantine.models import SetAside


def set_aside(number: int) -> None:
    """Move an arrival to the list of those set aside. Idempotent; deletes nothing.

    Raises NoSuchArrival.
    """
    require_quarantined(number)
    if db.session.get(SetAside, number):
        return
    row = SetAside(arrival_number=number, person_id=current_user.id, at=datetime.now(UTC))
    insert_once(row, also=lambda: trail.record(Event.ARRIVAL_SET_ASIDE, arrival=str(number)))


def take_back(number: int) -> None:
    """Move an arrival back to the main list. Idempotent. Raises NoSuchArrival."""
    require_quarantined(number)
    with writing():
        gone = db.session.execute(delete(SetAside).where(SetAside.arrival_number == number))
        if gone.rowcount:  # type: ignore[attr-defined]
            trail.record(Event.ARRIVAL_TAKEN_BACK, arrival=str(number))
