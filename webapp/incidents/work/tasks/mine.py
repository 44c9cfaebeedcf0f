"""Finds open tasks: of an incident, and of a person for “Mine”. Days, and nothing typed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

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


def find_my_tasks(person_id: int) -> list[MyTask]:
    """The first open tasks of a person on what they may see, what is due first on top."""
    return [
        MyTask(
            incident=row.incident,
            report=row.report,
            reference=row.reference,
            rank=RANKS[row.rank],
            due_on=row.due_on,
            in_hand=bool(row.in_hand),
            restricted=row.restricted,
        )
        for row in db.session.execute(OF_PERSON, {"person": person_id})
    ]


def find_open_tasks(incident: Incident) -> set[int]:
    """The numbers of the open tasks on this incident."""
    of_it = select(OpenTask.act_id).where(OpenTask.incident_id == incident.id)
    return set(db.session.scalars(of_it))


OF_PERSON = (
    select(
        Incident.id.label("incident"),
        Report.id.label("report"),
        Report.reference,
        Incident.rank,
        OpenTask.due_on,
        (Incident.owner_id == PERSON).label("in_hand"),
        Incident.restricted,
    )
    .select_from(OpenTask)
    .join(Incident, Incident.id == OpenTask.incident_id)
    .join(Report, Report.id == Incident.next_sequence)
    .where(OpenTask.person_id == PERSON, visible_to(PERSON))
    .order_by(OpenTask.due_on, OpenTask.act_id)
    .limit(written_out(MOST_SHOWN))
)
