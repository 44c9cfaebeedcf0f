"""An officer's acts on a report. Each is recorded in the audit log; none changes the report.

Its incident follows from them, and is folded again in the same transaction.
"""

from datetime import UTC, datetime

from flask_login import current_user

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.extensions import db
from webapp.incidents.models import Reading, Received
from webapp.incidents.refolding import refold_with
from webapp.incidents.turn import take_turn
from webapp.reports.models import Report


def mark_as_received(report: Report) -> bool:
    """Record that the unit has it in hand; the phone will show it. False if it was so already."""
    received = Received(report_number=report.id, person_id=current_user.id, at=datetime.now(UTC))
    return _once(received, Event.REPORT_RECEIVED, report)


def mark_as_read(report: Report) -> bool:
    """Record that the person signed in has opened it. False if they had before: idempotent."""
    reading = Reading(report_number=report.id, person_id=current_user.id, at=datetime.now(UTC))
    return _once(reading, Event.REPORT_OPENED, report)


def _once(row: Received | Reading, event: Event, report: Report) -> bool:
    """Add the row and its event together; two at the same moment leave one of each."""
    subject, reference, report_number = report.report_id, report.reference, report.id
    key = report.id if isinstance(row, Received) else (report.id, row.person_id)
    if db.session.get(type(row), key):
        return False

    def record() -> None:
        connection = db.session.connection()
        take_turn(connection)
        refold_with(connection, report_number)
        trail.record(event, subject=subject, reference=reference)

    return insert_once(row, also=record)
