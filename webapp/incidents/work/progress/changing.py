"""The transaction of an act on an incident, as nobody has changed it since the form was made."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask_login import current_user
from sqlalchemy import or_, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Act, Chain, Incident
from webapp.incidents.queries import NoSuchReport
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.incidents.visible import visible_to
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.times import format_moment

# What a colleague did meanwhile, so that one's own act may not be what it was meant to be.
DID = {
    ActKind.TAKEN: "took it",
    ActKind.GIVEN: "gave it to somebody",
    ActKind.PUT_BACK: "put it back",
    ActKind.WAITS: "noted that it waits",
    ActKind.GOES_ON: "noted that it goes on",
    ActKind.CLOSED: "closed it",
    ActKind.REOPENED: "reopened it",
    ActKind.LOOKED_AT: "looked at it",
    ActKind.SET_ASIDE: "set it aside as not a report",
    ActKind.TAKEN_BACK: "took something back",
    ActKind.RECEIVED_IN_ERROR: "took back that it was received",
}


class NotNow(AppError):
    """It cannot be done as things are now. The form is shown again, with what was typed."""

    status = 409


class ChangedMeanwhile(NotNow):
    """A colleague was faster, or a report came."""


class NotInHand(NotNow):
    """It was closed, or set aside, so there is nothing to give, and nothing to wait for."""

    sentence = "This is closed, or set aside. Nothing was changed."


@contextmanager
def changing(report: int, event: Event, *, version: int, **facts: str) -> Iterator[Incident]:
    """The incident of this report, in a transaction that folds it again and records the event.

    `version` is what it was when the form was made. Raises ChangedMeanwhile, NoSuchReport.
    """
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        incident, shown = find_incident(report)
        require_unchanged(incident, version)
        yield incident
        db.session.flush()
        refold(connection, [incident.id])
        trail.record(event, subject=shown.report_id, reference=shown.reference, **facts)


def find_incident(report: int) -> tuple[Incident, Report]:
    """The incident of this report, for the person signed in. Raises NoSuchReport."""
    query = select(Incident, Report).join(Chain, Chain.incident_id == Incident.id)
    query = query.join(Report, Report.chain_id == Chain.id)
    found = db.session.execute(
        query.where(Report.id == min(report, HIGHEST), visible_to(current_user.id))
    )
    row = found.one_or_none()
    if row is None:
        raise NoSuchReport()
    return row[0], row[1]


def require_unchanged(incident: Incident, version: int) -> None:
    """Raises ChangedMeanwhile, which says who did what."""
    if incident.version == version:
        return
    of_it = or_(Act.incident_id == incident.id, Incident.joined_into == incident.id)
    since = select(Act).join(Incident, Incident.id == Act.incident_id).where(of_it)
    since = since.where(Act.id > version, Act.kind.in_([kind.value for kind in DID]))
    act = db.session.scalars(since.order_by(Act.id.desc()).limit(1)).first()
    if act is not None:
        who = "You" if act.person_id == current_user.id else act.person.name
        did = DID[ActKind(act.kind)]
        raise ChangedMeanwhile(f"{who} {did}, {format_moment(act.at)}. Your change was not made.")


def require_in_hand(incident: Incident) -> None:
    """Raises NotInHand."""
    if incident.closed_at is not None:
        raise NotInHand()
