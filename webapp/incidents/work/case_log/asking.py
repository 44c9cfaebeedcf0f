"""Asks whoever sent a report, on their phone, to ring the unit. Nothing else is said there."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.acts import NOT_UNDONE
from webapp.incidents.models import Act
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.case_log.noting import finish, lock_incident
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind

KINDS = (ActKind.ASKED_TO_RING.value, ActKind.THEY_RANG.value)


def find_asked(numbers: Collection[int]) -> dict[int, datetime]:
    """Since when the phone of each of these reports is asked to ring, for those that are."""
    if not numbers:
        return {}
    query = select(Act.id, Act.report_number, Act.kind, Act.at)
    query = query.where(Act.report_number.in_(numbers), Act.kind.in_(KINDS), NOT_UNDONE)
    in_order = sorted(db.session.execute(query), key=lambda row: row.id)
    latest = {row.report_number: row for row in in_order}
    return {number: row.at for number, row in latest.items() if row.kind == ActKind.ASKED_TO_RING}


def ask_to_ring(report: Report) -> None:
    """Let the phone say so when it next asks. Idempotent. Raises NoSuchReport."""
    _add(report, ActKind.ASKED_TO_RING, Event.ASKED_TO_RING, is_asked=False)


def note_that_they_rang(report: Report) -> None:
    """The phone asks no more. Idempotent: of two at the same moment one is noted."""
    _add(report, ActKind.THEY_RANG, Event.THEY_RANG, is_asked=True)


def _add(report: Report, kind: ActKind, event: Event, *, is_asked: bool) -> None:
    with writing():
        incident = lock_incident(report)
        if (report.id in find_asked([report.id])) is is_asked:
            add_act(incident, kind).report_number = report.id
            db.session.flush()
            finish(incident, report, event)
