"""Notes from when until when somebody is away, and who covers; and that they are back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_login import current_user
from sqlalchemy import delete, select
from sqlalchemy.orm import aliased

from webapp.access.guards import i_may
from webapp.access.permissions import Permission
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.naming_readers import find_who_can_read
from webapp.incidents.turn import take_turn
from webapp.incidents.work.cover.models import Absence
from webapp.incidents.work.tasks.listing import today
from webapp.people.models import User
from webapp.vocabulary.times import format_day


class CannotCover(AppError):
    """Who would cover reads no reports, is the same person, or is away then themselves."""

    status = 409


@dataclass(frozen=True)
class Away:
    """An absence that is not over: whose, from when until when, and who covers.

    `cover_left`: whoever covers does not read reports any more, so that nobody does.
    """

    person: int
    name: str
    first_on: date
    last_on: date
    cover: int
    cover_name: str
    cover_left: bool

    @property
    def days(self) -> str:
        """`From 30 November 2026 until 4 December 2026`."""
        return f"From {format_day(self.first_on)} until {format_day(self.last_on)}"


def list_away(readers: Mapping[int, str]) -> list[Away]:
    """All that are not over, the first to begin on top; `readers` read reports."""
    cover = aliased(User)
    query = select(Absence, User.name, cover.name.label("cover_name")).join(
        User, User.id == Absence.person_id
    )
    query = query.join(cover, cover.id == Absence.cover_id).where(Absence.last_on >= today())
    found = [
        Away(
            person=one.person_id,
            name=name,
            first_on=one.first_on,
            last_on=one.last_on,
            cover=one.cover_id,
            cover_name=cover_name,
            cover_left=one.cover_id not in readers,
        )
        for one, name, cover_name in db.session.execute(query)
    ]
    return sorted(found, key=lambda one: (one.first_on, one.name))


def note(person: int, cover: int, first_on: date, last_on: date) -> None:
    """Note it of this person instead of what was noted before. Commits. Raises CannotCover."""
    with writing():
        take_turn(db.session.connection())
        readers = find_who_can_read()
        if not may_note(person):
            raise CannotCover("Only a lead can note that of a colleague.")
        if person == cover or not {person, cover} <= readers.keys():
            raise CannotCover("Choose a colleague who reads reports.")
        theirs = db.session.get(Absence, cover)
        if theirs and theirs.first_on <= last_on and first_on <= theirs.last_on:
            raise CannotCover(
                f"{readers[cover]} is away then, until {format_day(theirs.last_on)}. "
                "Choose somebody else."
            )
        db.session.execute(delete(Absence).where(Absence.last_on < today()))
        forget(person)
        row = Absence(person_id=person, cover_id=cover, first_on=first_on, last_on=last_on)
        db.session.add(row)
        trail.record(
            Event.ABSENCE_NOTED,
            name=readers[person],
            first=format_day(first_on),
            last=format_day(last_on),
            cover=readers[cover],
        )


def end(person: int) -> None:
    """Note that this person is not away any more. Commits. Idempotent."""
    with writing():
        if forget(person):
            name = db.session.get_one(User, person).name
            trail.record(Event.ABSENCE_ENDED, name=name)


def forget(person: int) -> bool:
    """Delete what is noted of this person, in the caller's transaction; whether anything was."""
    gone = delete(Absence).where(Absence.person_id == person).returning(Absence.person_id)
    return db.session.scalar(gone) is not None


def may_note(person: int) -> bool:
    """Whether the person signed in may note it: of themselves, and leads of everybody."""
    return person == current_user.id or i_may(Permission.NAME_COVERS)
