"""Says what a colleague did to an incident since somebody saw it."""

from sqlalchemy import select

from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.models import Chain, Incident, Received
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.times import format_moment

RECEIVED = (Lane.OPEN, Lane.WAITING, Lane.CLOSED)


def what_changed(incident: Incident, *, seen: int) -> str | None:
    """A sentence if the incident is not new any more, or has a report newer than `seen`."""
    if incident.lane == Lane.NEW and incident.last_sequence == seen:
        return None
    received = _latest_mark(incident) if incident.lane in RECEIVED else None
    # By the report that the list showed: what a colleague received, or else what is next to open.
    number = received.report_number if received else incident.next_sequence
    reference = db.session.get_one(Report, number).reference
    return f"{reference} was left as it is: {_why(incident, received)}"


def _why(incident: Incident, received: Received | None) -> str:
    if incident.lane == Lane.LEFT_OUT:
        aside = acts.who_left_out([incident.id])[incident.id]
        return f"{aside.who} had set it aside, {format_moment(aside.at)}."
    if incident.lane in RECEIVED:
        return f"{received.person.name if received else 'a colleague'} had marked it as received."
    if incident.lane == Lane.JOINED:
        return "it was joined with another incident."
    return "another report of it had come. Read that first."


def _latest_mark(incident: Incident) -> Received | None:
    of_it = select(Received).join(Report).join(Chain, Chain.id == Report.chain_id)
    of_it = of_it.where(Chain.incident_id == incident.id)
    return db.session.scalar(of_it.order_by(Received.at.desc()).limit(1))
