"""Finds open tasks: of an incident, and of a person for “Mine”. Days, and nothing typed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ScalarSelect, func, select

from webapp.database.one_value import flag, words
from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents.fold import RANKS
from webapp.incidents.models import Incident
from webapp.incidents.visible import PERSON, visible_to
from webapp.incidents.work.tasks.listing import due_in_words, today
from webapp.incidents.work.tasks.models import OpenTask
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank

MOST_SHOWN = 100


@dataclass(frozen=True)
class MyTask:
    """A task by the report of its incident to open, and when it is due.

    `in_hand`: the person has the incident, too.
    """

    incident: int
    report: int
    reference: str
    rank: Rank
    due_on: date
    in_hand: bool
    restricted: bool

    @property
    def due(self) -> str:
        """`Due today`, `Overdue: 24 November 2026`."""
        return due_in_words(self.due_on)

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over."""
        return self.due_on < today()


def in_one_value() -> ScalarSelect[str]:
    """The first tasks of PERSON as one value, so that they cost no query of their own."""
    of_report = (Report.id, Report.reference)
    facts = (flag(Incident.owner_id == PERSON), flag(Incident.restricted))
    one = words(*facts, Incident.id, *of_report, Incident.rank, OpenTask.due_on)
    query = select(one.label("one")).select_from(OpenTask)
    query = query.join(Incident, Incident.id == OpenTask.incident_id)
    query = query.join(Report, Report.id == Incident.next_sequence)
    query = query.where(OpenTask.person_id == PERSON, visible_to(PERSON))
    first = (
        query.order_by(OpenTask.due_on, OpenTask.act_id).limit(written_out(MOST_SHOWN)).subquery()
    )
    return select(func.aggregate_strings(first.c.one, ",")).scalar_subquery()


def read_tasks(value: str | None) -> list[MyTask]:
    """What `in_one_value` says, what is due first on top."""
    found = [_task(*one.split(" ")) for one in (value or "").split(",") if one]
    return sorted(found, key=lambda task: (task.due_on, task.report))


def find_open_tasks(incident: Incident) -> set[int]:
    """The numbers of the open tasks on this incident."""
    of_it = select(OpenTask.act_id).where(OpenTask.incident_id == incident.id)
    return set(db.session.scalars(of_it))


def _task(mine: str, hidden: str, incident: str, report: str, *rest: str) -> MyTask:
    reference, rank, due = rest
    return MyTask(
        incident=int(incident),
        report=int(report),
        reference=reference,
        rank=RANKS[int(rank)],
        due_on=date.fromisoformat(due),
        in_hand=mine == "1",
        restricted=hidden == "1",
    )
