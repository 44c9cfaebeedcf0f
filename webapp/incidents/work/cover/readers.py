"""Lists who can read an incident, and says of each who is away, until when, and who covers."""

from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import Date, Select, and_, bindparam, select

from webapp.extensions import db
from webapp.incidents.models import Incident, RestrictedTo
from webapp.incidents.naming_readers import CAN_READ
from webapp.incidents.work.cover.models import Absence
from webapp.incidents.work.tasks.listing import today
from webapp.people.models import User
from webapp.vocabulary.times import format_day

# For statements that are made once, and executed with the day in the UK as `today`.
TODAY = cast(Any, bindparam("today", type_=Date))
IS_AWAY = and_(Absence.first_on <= TODAY, Absence.last_on >= TODAY)
WITH_ABSENCES = (
    select(User.id, User.name, Absence.cover_id, Absence.last_on)
    .outerjoin(Absence, and_(Absence.person_id == User.id, IS_AWAY))
    .where(CAN_READ)
)


class Reader(NamedTuple):
    """Somebody who can read an incident; `away` is "" for who is there."""

    number: int
    name: str
    away: str = ""

    @property
    def label(self) -> str:
        """The name, to choose from: `Omar Haddad (away until 4 December 2026; Ada Lead covers)`."""
        return f"{self.name} ({self.away})" if self.away else self.name

    @property
    def notice(self) -> str:
        """What to tell whoever gives them something; "" for who is there."""
        return f"{self.name} is {self.away}." if self.away else ""


def readers_for(incident: Incident) -> list[Reader]:
    """Everybody who can read it, by name."""
    query = WITH_ABSENCES
    if incident.restricted:
        named = select(RestrictedTo.person_id).where(RestrictedTo.incident_id == incident.id)
        query = query.where(User.id.in_(named))
    return _by_name(query)


def find_colleagues() -> list[Reader]:
    """Everybody who reads reports, by name."""
    return _by_name(WITH_ABSENCES)


def _by_name(query: "Select[int, str, int, date]") -> list[Reader]:
    rows = db.session.execute(query, {"today": today()}).all()
    names = {row.id: row.name for row in rows}
    found = [
        Reader(row.id, row.name, away_in_words(row.last_on, names.get(row.cover_id)))
        for row in rows
    ]
    return sorted(found, key=lambda one: one.name)


def away_in_words(last_on: date | None, cover: str | None) -> str:
    """`away until 4 December 2026; Ada Lead covers`; "" without a day."""
    if last_on is None:
        return ""
    return f"away until {format_day(last_on)}; {cover or 'nobody who can read it'} covers"
