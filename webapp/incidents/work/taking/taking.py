"""Takes an incident in hand. Of two people at once the second is told."""

from flask_login import current_user
from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Act, Incident
from webapp.incidents.refolding import refold
from webapp.incidents.standing import incident_of, incident_standing
from webapp.incidents.turn import take_turn
from webapp.incidents.visible import find_visible
from webapp.incidents.work.adding import add_act
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.times import format_clock

DONE_WITH = "It is done with meanwhile: nobody has it in hand."


def take(report: Report, *, seen: int) -> str | None:
    """Take its incident in hand, as it was at version `seen`. A sentence if it cannot be.

    Idempotent. From a colleague too, if the page had said that they have it: then a sentence says
    who had it.
    """
    with writing():
        incident = locked_incident(report)
        if incident is None or incident.owner_id == current_user.id:
            return None
        if incident_standing(incident).is_done:
            return DONE_WITH
        if incident.owner_id and incident.version != seen:
            return _who_took(incident)
        before = db.session.get(User, incident.owner_id) if incident.owner_id else None
        add_act(incident, ActKind.TAKEN)
        refold(db.session.connection(), [incident.id])
        subject, reference = report.report_id, report.reference
        trail.record(Event.INCIDENT_TAKEN, subject=subject, reference=reference)
        return f"You took this from {before.name}." if before else None


def locked_incident(report: Report) -> Incident | None:
    """Its incident, read in this transaction's turn; None where this person may not see it."""
    take_turn(db.session.connection())
    return find_visible(current_user.id, incident_of(report).id)


def _who_took(incident: Incident) -> str:
    """“Omar took this at 14:02”; if somebody gave it, who has it."""
    owner = db.session.get_one(User, incident.owner_id)
    kinds = (ActKind.TAKEN.value, ActKind.GIVEN.value)
    latest = select(Act).where(Act.incident_id == incident.id, Act.kind.in_(kinds))
    act = db.session.scalar(latest.order_by(Act.id.desc()).limit(1))
    if act and act.kind == ActKind.TAKEN and act.person_id == owner.id:
        return f"{owner.name} took this at {format_clock(act.at)}."
    return f"{owner.name} has this in hand."
