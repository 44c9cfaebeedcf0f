"""Finds what a person sees to for whom they cover: newly given, or due before these are back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, false, or_, select, union_all

from webapp.extensions import db
from webapp.incidents.fold import RANKS
from webapp.incidents.models import HAS_OWNER, Incident
from webapp.incidents.visible import PERSON, visible_to
from webapp.incidents.work.cover.models import Absence
from webapp.incidents.work.cover.readers import IS_AWAY
from webapp.incidents.work.tasks.listing import due_in_words, today
from webapp.incidents.work.tasks.mine import MyTask
from webapp.incidents.work.tasks.models import OpenTask
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.times import format_day

NEVER = date.max


@dataclass(frozen=True)
class Covered:
    """An incident by the report of it to open, and the first day on which something is due.

    `in_hand`: whoever covers has the incident, too.
    """

    incident: int
    report: int
    reference: str
    rank: Rank
    is_newly_given: bool
    due_on: date
    in_hand: bool
    restricted: bool

    @property
    def due(self) -> str:
        """`Due today`; "" if nothing is due."""
        return due_in_words(self.due_on) if self.due_on != NEVER else ""

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over."""
        return self.due_on < today()


@dataclass(frozen=True)
class Cover:
    """Who is away until when, and what whoever covers for them sees to, by incident.

    `is_own`: it is the person themselves who is away.
    """

    name: str
    last_on: date
    is_own: bool
    by_incident: dict[int, Covered] = field(default_factory=dict)

    @property
    def until(self) -> str:
        """`4 December 2026`."""
        return format_day(self.last_on)

    @property
    def covered(self) -> list[Covered]:
        """What is newly given first, then what is due first."""
        return sorted(
            self.by_incident.values(),
            key=lambda one: (not one.is_newly_given, one.due_on, one.report),
        )


def find_covers(person_id: int) -> list[Cover]:
    """Whom a person covers for today, and their own absence, by who is back first."""
    found: dict[int, Cover] = {}
    for row in db.session.execute(COVERS, {"person": person_id, "today": today()}):
        cover = Cover(row.name, row.last_on, is_own=row.person_id == person_id)
        cover = found.setdefault(row.person_id, cover)
        if row.incident is not None:
            _add(cover.by_incident, _covered(row))
    return sorted(found.values(), key=lambda one: (one.last_on, one.name))


def count_of_others(tasks: Iterable[MyTask], covers: Iterable[Cover]) -> int:
    """How many incidents a person does not have and sees to all the same, each once."""
    tasked = {one.incident for one in tasks if not one.in_hand}
    return len(tasked | {one.incident for one in _all_of(covers) if not one.in_hand})


def count_given(covers: Iterable[Cover]) -> int:
    """How many of what they cover are newly given."""
    return sum(one.is_newly_given for one in _all_of(covers))


def _all_of(covers: Iterable[Cover]) -> Iterator[Covered]:
    for cover in covers:
        yield from cover.by_incident.values()


def _add(known: dict[int, Covered], one: Covered) -> None:
    """Each incident once: they may have it, and a task on it."""
    before = known.get(one.incident, one)
    is_new = one.is_newly_given or before.is_newly_given
    due_on = min(one.due_on, before.due_on)
    known[one.incident] = replace(one, is_newly_given=is_new, due_on=due_on)


def _covered(row: Row[Any]) -> Covered:
    return Covered(
        incident=row.incident,
        report=row.report,
        reference=row.reference,
        rank=RANKS[row.rank],
        is_newly_given=row.is_new,
        due_on=row.due_on or NEVER,
        in_hand=bool(row.in_hand),
        restricted=row.restricted,
    )


def _of_incident(*, is_new: ColumnElement[bool], due: Any) -> list[Any]:
    return [
        Absence.person_id.label("away"),
        Incident.id.label("incident"),
        Report.id.label("report"),
        Report.reference,
        Incident.rank,
        is_new.label("is_new"),
        due.label("due_on"),
        (Incident.owner_id == PERSON).label("in_hand"),
        Incident.restricted,
    ]


IS_NEW = Incident.given_seen.is_(False)
COVERED = (Absence.cover_id == PERSON, IS_AWAY, visible_to(PERSON))
# What is newly given to those who are away, or due before they are back.
NEEDED = (
    select(*_of_incident(is_new=IS_NEW, due=Incident.due_on))
    .select_from(Absence)
    .join(Incident, Incident.owner_id == Absence.person_id)
    .join(Report, Report.id == Incident.next_sequence)
    .where(*COVERED, HAS_OWNER, or_(IS_NEW, Incident.due_on <= Absence.last_on))
)
# Their tasks that are due before they are back, whoever has the incident.
TASKS = (
    select(*_of_incident(is_new=false(), due=OpenTask.due_on))
    .select_from(Absence)
    .join(OpenTask, OpenTask.person_id == Absence.person_id)
    .join(Incident, Incident.id == OpenTask.incident_id)
    .join(Report, Report.id == Incident.next_sequence)
    .where(*COVERED, OpenTask.due_on <= Absence.last_on)
)
SEEN_TO = union_all(NEEDED, TASKS).subquery()
COVERS = (
    select(Absence.person_id, Absence.last_on, User.name, SEEN_TO)
    .join(User, User.id == Absence.person_id)
    .outerjoin(SEEN_TO, SEEN_TO.c.away == Absence.person_id)
    .where(IS_AWAY, or_(Absence.cover_id == PERSON, Absence.person_id == PERSON))
)
