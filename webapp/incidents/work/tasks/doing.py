"""Adds a task to an incident, changes it, and notes that it is done. Each is an act.

What must be done is sealed under the incident's data key. Taking back is noting.take_back.
"""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select

from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.acts import find_done
from webapp.incidents.models import Act, Incident
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.case_log.noting import finish, lock_incident, seal
from webapp.incidents.work.cover.readers import Reader
from webapp.incidents.work.progress.changing import ChangedMeanwhile, NotNow, require_in_hand
from webapp.incidents.work.progress.giving import find_reader
from webapp.incidents.work.tasks.folding import Task, tasks_of
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.times import format_clock, format_day


class NoSuchTask(NotNow):
    """Somebody took it back, or its report was split off."""

    sentence = "This task is not here any more: somebody took it back, or split its report off."


class Given(NamedTuple):
    """Who does it, by number, and by which day."""

    to: int
    due: date

    @property
    def coded(self) -> dict[str, Any]:
        """As an act holds it."""
        return {"to": self.to, "due": self.due.isoformat()}


def add_task(report: Report, text: str, given: Given, *, about: str | None = None) -> Reader:
    """Add it, for whom it says; `about` is whom the guidance says to tell.

    Raises CannotRead, NotInHand.
    """
    with writing():
        incident = lock_incident(report)
        require_in_hand(incident)
        reader = find_reader(incident, given.to)
        coded = {**given.coded, **({"about": about} if about else {})}
        seal(add_act(incident, ActKind.TASK, **coded), text)
        finish(incident, report, Event.TASK_ADDED, name=reader.name, due=format_day(given.due))
    return reader


def change_task(report: Report, number: int, given: Given, *, seen: int) -> Reader:
    """Give it to another person, for whom it says, or another day.

    `seen` is the `newest` that the page showed.

    Raises CannotRead, NotInHand, ChangedMeanwhile, NoSuchTask.
    """
    with writing():
        incident = lock_incident(report)
        require_in_hand(incident)
        task = _find(incident, number)
        _require_unchanged(task, seen)
        reader = find_reader(incident, given.to)
        if given != (task.to, task.due):
            add_act(incident, ActKind.TASK_CHANGED, task=task.number, **given.coded)
            facts = {"name": reader.name, "due": format_day(given.due)}
            finish(incident, report, Event.TASK_CHANGED, **facts)
    return reader


def finish_task(report: Report, number: int) -> None:
    """Note that it is done. Idempotent. Raises NoSuchTask."""
    with writing():
        incident = lock_incident(report)
        task = _find(incident, number)
        if task.done is None:
            add_act(incident, ActKind.TASK_DONE, task=task.number)
            finish(incident, report, Event.TASK_DONE)


def _find(incident: Incident, number: int) -> Task:
    """A task on this incident that nobody took back. Raises NoSuchTask."""
    done = find_done(db.session.connection(), [incident.id]).get(incident.id, [])
    found = next((task for task in tasks_of(done) if task.number == number), None)
    if found is None:
        raise NoSuchTask()
    return found


def _require_unchanged(task: Task, seen: int) -> None:
    """Raises ChangedMeanwhile, which says who did what."""
    newest = task.done or task.newest
    if newest != seen:
        act = db.session.scalars(select(Act).where(Act.id == newest)).one()
        did = "noted that it is done" if task.done else "changed this task"
        raise ChangedMeanwhile(
            f"{act.person.name} {did} at {format_clock(act.at)}. Your change was not made."
        )
