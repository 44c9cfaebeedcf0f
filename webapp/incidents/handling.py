"""What an officer does with a report. Each act is recorded; none changes the report."""

from datetime import UTC, datetime

from flask_login import current_user

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.extensions import db
from webapp.incidents.models import Reading, Receipt
from webapp.reports.models import Report


def mark_as_received(report: Report) -> bool:
    """Say that the unit has it in hand: the phone will show it. False where somebody did before."""
    receipt = Receipt(report_number=report.id, person_id=current_user.id, at=datetime.now(UTC))
    return _once(receipt, Event.REPORT_RECEIVED, report)


def note_read(report: Report) -> bool:
    """The person signed in has opened it. False where they did before: that changes nothing."""
    reading = Reading(report_number=report.id, person_id=current_user.id, at=datetime.now(UTC))
    return _once(reading, Event.REPORT_OPENED, report)


def _once(row: Receipt | Reading, event: Event, report: Report) -> bool:
    """Add the row and its event together; two at the same moment leave one of each."""
    number, subject, reference = report.id, report.report_id, report.reference
    key = number if isinstance(row, Receipt) else (number, row.person_id)
    if db.session.get(type(row), key):
        return False
    trail.record(event, subject=subject, reference=reference)
    return insert_once(row)
