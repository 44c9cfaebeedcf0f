"""Notes that a demonstration's account is away, so that somebody at the unit covers for it."""

from datetime import datetime, timedelta

from sqlalchemy import select

from webapp.database.writing import writing
from webapp.demo.person import find_or_make
from webapp.extensions import db
from webapp.incidents.naming_readers import CAN_READ
from webapp.incidents.work.cover.models import Absence
from webapp.people.models import User

BEGAN, ENDS = timedelta(days=2), timedelta(days=9)


def go_away(until: datetime) -> None:
    """Since two days before `until`, for nine after. The first who reads reports covers.

    A no-op where nobody does. Idempotent.
    """
    demonstration = find_or_make()
    with writing():
        readers = select(User.id).where(CAN_READ).order_by(User.id).limit(1)
        cover = db.session.scalar(readers)
        is_away = db.session.get(Absence, demonstration) is not None
        if cover is None or is_away:
            return
        day = until.date()
        row = Absence(person_id=demonstration, cover_id=cover)
        row.first_on, row.last_on = day - BEGAN, day + ENDS
        db.session.add(row)
