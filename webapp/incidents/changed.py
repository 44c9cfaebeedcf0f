"""Says what a colleague did to an incident since somebody saw it."""

from sqlalchemy import Select, select

from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.models import Chain, Incident, Received
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.times import format_moment


def what_changed(incident: Incident, *, seen: int) -> str | None:
    """A sentence if the incident is not new any more, or has a report newer than `seen`."""
    if incident.lane == Lane.NEW and incident.last_sequence == seen:
        return None
    return f"{_reference(incident)} was left as it is: {_why(incident)}"


def _reference(incident: Incident) -> str:
    return db.session.get_one(Report, incident.first_sequence).reference


def _why(incident: Incident) -> str:
    if incident.lane == Lane.LEFT_OUT:
        aside = acts.who_left_out([incident.id])[incident.id]
        return f"{aside.who} had set it aside, {format_moment(aside.at)}."
    if incident.lane == Lane.CLOSED:
        return _received_by(incident)
    if incident.lane == Lane.JOINED:
        return "it was joined with another incident."
    return "another report of it had come. Read that first."


def _received_by(incident: Incident) -> str:
    received = db.session.scalar(_marks_of(incident).order_by(Received.at.desc()).limit(1))
    who = received.person.name if received else "a colleague"
    return f"{who} had marked it as received."


def _marks_of(incident: Incident) -> Select[Received]:
    of_it = select(Received).join(Report).join(Chain, Chain.id == Report.chain_id)
    return of_it.where(Chain.incident_id == incident.id)
