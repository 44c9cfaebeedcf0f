"""Puts back what somebody has in hand who reads no more reports: nobody has it until it is given.

Their open tasks are nobody's too, and they are not noted as away any more. webapp/people/leaving.py
asks for it, in its own transaction.
"""

from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.incidents.models import HAS_OWNER, Incident
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.cover import noting
from webapp.incidents.work.tasks.folding import NOBODY
from webapp.incidents.work.tasks.models import OpenTask
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, PutBackReason


def put_back_work(person: int) -> None:
    """Put it all back, as acts of this person. Idempotent."""
    connection = db.session.connection()
    take_turn(connection)
    query = select(Incident, Report).join(Report, Report.id == Incident.next_sequence)
    theirs = db.session.execute(query.where(HAS_OWNER, Incident.owner_id == person)).all()
    for incident, report in theirs:
        add_act(incident, ActKind.PUT_BACK, by=person, reason=PutBackReason.LEFT.value)
        trail.record(
            Event.INCIDENT_PUT_BACK,
            subject=report.report_id,
            reference=report.reference,
            reason=PutBackReason.LEFT.label,
        )
    noting.forget(person)
    refold(connection, {incident.id for incident, _ in theirs} | _put_back_tasks(person))


def _put_back_tasks(person: int) -> set[int]:
    """The incidents of their open tasks, which nobody has then."""
    query = select(OpenTask, Incident).join(Incident, Incident.id == OpenTask.incident_id)
    theirs = db.session.execute(query.where(OpenTask.person_id == person)).all()
    for task, incident in theirs:
        due = task.due_on.isoformat()
        add_act(incident, ActKind.TASK_CHANGED, by=person, task=task.act_id, to=NOBODY, due=due)
    return {incident.id for _, incident in theirs}
