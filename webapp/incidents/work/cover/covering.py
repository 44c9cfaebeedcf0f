"""Finds what a person sees to for whom they cover: newly given, or due before these are back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ScalarSelect,
    Select,
    String,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from webapp.database.one_value import NO, flag, words
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
NO_INCIDENT = literal_column("'0 0 - 0 0 - 0 0'", String)


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


def in_one_value() -> ScalarSelect[str]:
    """What PERSON covers, and their own absence, as one value: no query of its own. Needs TODAY."""
    of_them = Absence.cover_id == PERSON
    parts = (
        _lines(NO_INCIDENT).where(or_(of_them, Absence.person_id == PERSON)),
        _in_hand().where(of_them, visible_to(PERSON)),
        _tasks().where(of_them, visible_to(PERSON)),
    )
    every = union_all(*parts).subquery()
    return select(func.aggregate_strings(every.c.one, "\n")).scalar_subquery()


def read_covers(value: str | None) -> list[Cover]:
    """What `in_one_value` says, by who is back first."""
    found: dict[str, Cover] = {}
    for line in value.split("\n") if value else ():
        person, last, is_own, *told, name = line.split(" ", 11)
        cover = Cover(name, date.fromisoformat(last), is_own == "1")
        _add(found.setdefault(person, cover).by_incident, _covered(told))
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
    if one.incident:
        before = known.get(one.incident, one)
        is_new = one.is_newly_given or before.is_newly_given
        due_on = min(one.due_on, before.due_on)
        known[one.incident] = replace(one, is_newly_given=is_new, due_on=due_on)


def _covered(told: Sequence[str]) -> Covered:
    incident, report, reference, rank, is_new, due, in_hand, hidden = told
    return Covered(
        incident=int(incident),
        report=int(report),
        reference=reference,
        rank=RANKS[int(rank)],
        is_newly_given=is_new == "1",
        due_on=date.fromisoformat(due) if due != "-" else NEVER,
        in_hand=in_hand == "1",
        restricted=hidden == "1",
    )


def _in_hand() -> Select[str]:
    """What is newly given to them, or due before they are back."""
    is_new = Incident.given_seen.is_(False)
    lines = _lines(*_of_incident(is_new=flag(is_new), due=Incident.due_on))
    lines = lines.join(Incident, Incident.owner_id == Absence.person_id)
    lines = lines.join(Report, Report.id == Incident.next_sequence)
    return lines.where(HAS_OWNER, or_(is_new, Incident.due_on <= Absence.last_on))


def _tasks() -> Select[str]:
    """Their tasks that are due before they are back, whoever has the incident."""
    lines = _lines(*_of_incident(is_new=NO, due=OpenTask.due_on))
    lines = lines.join(OpenTask, OpenTask.person_id == Absence.person_id)
    lines = lines.join(Incident, Incident.id == OpenTask.incident_id)
    lines = lines.join(Report, Report.id == Incident.next_sequence)
    return lines.where(OpenTask.due_on <= Absence.last_on)


def _of_incident(*, is_new: Any, due: Any) -> list[Any]:
    when = func.coalesce(cast(due, String), "-")
    facts = (flag(Incident.owner_id == PERSON), flag(Incident.restricted))
    return [Incident.id, Report.id, Report.reference, Incident.rank, is_new, when, *facts]


def _lines(*of_incident: Any) -> Select[str]:
    """A line for each absence of today, which the caller narrows."""
    # The name comes last, as it may have spaces.
    name = func.replace(User.name, "\n", " ", type_=String)
    is_own = flag(Absence.person_id == PERSON)
    one = words(Absence.person_id, Absence.last_on, is_own, *of_incident, name)
    query = select(one.label("one")).select_from(Absence)
    return query.join(User, User.id == Absence.person_id).where(IS_AWAY)
