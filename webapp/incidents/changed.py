"""Says why an incident is not set aside: what a colleague did to it, or what nobody read."""

from typing import NamedTuple

from sqlalchemy import select

from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.models import Chain, Incident, Received
from webapp.incidents.unopened import find_unopened_danger
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.times import format_moment

UNOPENED = (
    "it tells of danger, at an organisation that the unit has confirmed. Open it before you set it "
    "aside."
)
UNREACHED = (
    "nobody was ever reached. Open it, and ring. By itself it can be set aside, once another "
    "person has read why."
)
RECEIVED = (Lane.OPEN, Lane.WAITING, Lane.CLOSED)


class LeftAsItIs(NamedTuple):
    """A report by its number and reference, and why its incident was left as it is."""

    number: int
    reference: str
    why: str


def why_not_aside(incident: Incident, *, seen: int) -> LeftAsItIs | None:
    """If it is not new any more, has a report newer than `seen`, or must be opened first."""
    is_new = incident.lane == Lane.NEW and not incident.not_rung_since
    if is_new and incident.last_sequence == seen:
        unopened = find_unopened_danger(incident)
        return None if unopened is None else _left(unopened, UNOPENED)
    is_received = incident.lane in RECEIVED or incident.not_rung_since
    received = _latest_mark(incident) if is_received else None
    # By the report that the list showed: what a colleague received, or else what is next to open.
    number = received.report_number if received else incident.next_sequence
    return _left(number, _why(incident, received))


def left_unreached(incident: Incident) -> LeftAsItIs:
    """It is of rank now, and nobody was reached."""
    return _left(incident.next_sequence, UNREACHED)


def _left(number: int, why: str) -> LeftAsItIs:
    return LeftAsItIs(number, db.session.get_one(Report, number).reference, why)


def _why(incident: Incident, received: Received | None) -> str:
    if incident.lane == Lane.SET_ASIDE:
        aside = acts.who_set_aside([incident.id])[incident.id]
        return f"{aside.who} had set it aside, {format_moment(aside.at)}."
    if received or incident.lane in RECEIVED:
        return f"{received.person.name if received else 'a colleague'} had marked it as received."
    if incident.lane == Lane.JOINED:
        return "it was joined with another incident."
    return "another report of it had come. Read that first."


def _latest_mark(incident: Incident) -> Received | None:
    of_it = select(Received).join(Report).join(Chain, Chain.id == Report.chain_id)
    of_it = of_it.where(Chain.incident_id == incident.id)
    return db.session.scalar(of_it.order_by(Received.at.desc()).limit(1))
