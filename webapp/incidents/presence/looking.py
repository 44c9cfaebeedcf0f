"""Notes that the person signed in has an incident open, and finds who else has."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from flask_login import current_user
from sqlalchemy import CursorResult, delete, select, update

from webapp.database.insert_once import insert_once
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Chain
from webapp.incidents.presence.models import Presence
from webapp.people.models import SignIn, User
from webapp.reports.models import Report

# An open page asks each 30 seconds. Who has missed that twice is gone.
FORGOTTEN_AFTER = timedelta(minutes=1)


def note_and_find(report: Report) -> Sequence[str]:
    """Note it, forget who is gone, and return the names of the others."""
    of_it = select(Chain.incident_id).where(Chain.id == report.chain_id)
    incident = db.session.scalars(of_it).one()
    now = datetime.now(UTC)
    _note(incident, now)
    is_signed_in = select(SignIn).where(SignIn.person_id == User.id, SignIn.until > now)
    others = select(User.name).join(Presence, Presence.person_id == User.id)
    others = others.where(Presence.incident_id == incident, User.id != current_user.id)
    return sorted(db.session.scalars(others.where(User.active, is_signed_in.exists())))


def _note(incident: int, now: datetime) -> None:
    mine = (Presence.incident_id == incident, Presence.person_id == current_user.id)
    again = update(Presence).where(*mine).values(seen_at=now)
    with writing(repeatable=True):
        db.session.execute(delete(Presence).where(Presence.seen_at < now - FORGOTTEN_AFTER))
        is_known = cast(CursorResult[Any], db.session.execute(again)).rowcount
    if not is_known:
        insert_once(Presence(incident_id=incident, person_id=current_user.id, seen_at=now))
