"""Notes through its page who is away, and who covers."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.support.cast import Member, Person
from tests.support.in_hand import number_of
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.work.cover.models import Absence
from webapp.vocabulary.times import UK

AWAY = "/unit/away"


def in_days(ahead: int) -> date:
    """The day in the UK that is so many days ahead."""
    return datetime.now(UTC).astimezone(UK).date() + timedelta(days=ahead)


def goes_away(
    person: Person, cover: Member, first: int = 0, last: int = 7, /, **more: str
) -> TestResponse:
    """From so many days ahead until so many."""
    days = {"first_on": str(in_days(first)), "last_on": str(in_days(last))}
    return person.submits(AWAY, {**days, "cover": number_of(cover), **more})


def moves_absences(first: int, last: int) -> None:
    """As if each had been noted from and until these days."""
    with writing():
        days = {"first_on": in_days(first), "last_on": in_days(last)}
        db.session.execute(update(Absence).values(**days))
