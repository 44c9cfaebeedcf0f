"""Takes back that a report was received. Its phone then says “Arrived” again when it asks."""

from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.models import Chain, Incident, Received
from webapp.incidents.refolding import refold
from webapp.incidents.standing import incident_standing
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.taking.taking import locked_incident
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, InErrorReason


class IncidentDone(AppError):
    """Its incident is closed, or set aside."""

    status = 409
    sentence = "This is done with. Reopen it first: then you can say that it was received in error."


def take_back_received(report: Report, reason: InErrorReason) -> bool:
    """Delete the mark, and who took its incident by it has it no longer. Idempotent.

    Raises IncidentDone.
    """
    with writing():
        incident = locked_incident(report)
        mark = db.session.get(Received, report.id)
        if incident is None or mark is None:
            return False
        if incident_standing(incident).is_done:
            raise IncidentDone()
        db.session.delete(mark)
        act = add_act(incident, ActKind.RECEIVED_IN_ERROR, reason=reason.value, report=report.id)
        act.undoes = _taken_by_it(incident, report)
        db.session.flush()
        refold(db.session.connection(), [incident.id])
        _record(report, reason)
    return True


def _taken_by_it(incident: Incident, report: Report) -> int | None:
    """The act by which whoever received it took the incident, if no other report is received."""
    others = select(Received.report_number).join(Report, Report.id == Received.report_number)
    others = others.join(Chain, Chain.id == Report.chain_id)
    of_it = (Chain.incident_id == incident.id, Received.report_number != report.id)
    if db.session.scalar(others.where(*of_it).limit(1)) is not None:
        return None
    done = acts.find_done(db.session.connection(), [incident.id]).get(incident.id, [])
    by_it = (ActKind.TAKEN, report.id)
    return max(
        (one.number for one in done if (one.kind, one.coded.get("report")) == by_it), default=None
    )


def _record(report: Report, reason: InErrorReason) -> None:
    trail.record(
        Event.REPORT_RECEIVED_IN_ERROR,
        subject=report.report_id,
        reference=report.reference,
        reason=reason.label,
    )
