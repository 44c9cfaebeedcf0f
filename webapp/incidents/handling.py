"""An officer's acts on a report. Each is recorded in the audit log; none changes the report.

Its incident follows from them, and is folded again in the same transaction.
"""

from datetime import datetime, timedelta
from typing import Any, cast

from flask_login import current_user
from sqlalchemy import CursorResult, select, update

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Chain, Incident, Reading, Received
from webapp.incidents.naming_readers import can_read
from webapp.incidents.refolding import refold_with
from webapp.incidents.turn import take_turn
from webapp.incidents.work.adding import add_act
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.lane import Lane

# Looking again within this time is the same reading.
ONE_READING = timedelta(minutes=30)


class IncidentSetAside(AppError):
    """A colleague set its incident aside as not a report, of which no phone is told."""

    status = 409
    sentence = (
        "This was set aside as not a report. If it is one, take it back first: "
        "the button is on the report’s page."
    )


def mark_as_received(report: Report) -> bool:
    """Record that the unit has it in hand; the phone will show it. False if it was so already.

    The person signed in then has its incident, unless somebody has it who reads reports.
    Raises IncidentSetAside.
    """
    if db.session.get(Received, report.id):
        return False
    received = Received(report_number=report.id, person_id=current_user.id, at=clock.now())
    return _insert(received, Event.REPORT_RECEIVED, report)


def mark_as_read(report: Report) -> bool:
    """Record that the person signed in has opened it. False if they had within the half hour."""
    before = db.session.get(Reading, (report.id, current_user.id))
    return note_reading(report, before.at if before else None)


def note_reading(report: Report, before: datetime | None) -> bool:
    """The same, for whoever knows when they had it open `before`; None if never."""
    now = clock.now()
    if before is None:
        reading = Reading(report_number=report.id, person_id=current_user.id, at=now)
        return _insert(reading, Event.REPORT_OPENED, report)
    return before <= now - ONE_READING and _read_again(report, now)


def _insert(row: Received | Reading, event: Event, report: Report) -> bool:
    """Add the row and its event together; two at the same moment leave one of each."""
    number, subject, reference = report.id, report.report_id, report.reference

    def record() -> None:
        connection = db.session.connection()
        take_turn(connection)
        if event is Event.REPORT_RECEIVED:
            _take(number)
        refold_with(connection, number)
        trail.record(event, subject=subject, reference=reference)

    return insert_once(row, also=record)


def _take(number: int) -> None:
    """Whoever receives a report has its incident in hand, unless somebody has it.

    Raises IncidentSetAside if it is set aside.
    """
    of_it = select(Incident).join(Chain, Chain.incident_id == Incident.id)
    of_it = of_it.join(Report, Report.chain_id == Chain.id).where(Report.id == number)
    incident = db.session.scalars(of_it).one()
    if incident.lane == Lane.SET_ASIDE:
        raise IncidentSetAside()
    # It may have been closed before whoever had it left.
    if not can_read(incident.owner_id):
        # not `report_number`: an erased report takes with it the acts that name it there
        add_act(incident, ActKind.TAKEN, report=number)


def _read_again(report: Report, now: datetime) -> bool:
    """Note another reading, once: of two at the same moment the second finds it noted."""
    subject, reference = report.report_id, report.reference
    again = update(Reading).where(
        Reading.report_number == report.id,
        Reading.person_id == current_user.id,
        Reading.at <= now - ONE_READING,
    )
    with writing():
        noted = cast(CursorResult[Any], db.session.execute(again.values(at=now))).rowcount
        if noted:
            trail.record(Event.REPORT_OPENED, subject=subject, reference=reference)
    return bool(noted)
