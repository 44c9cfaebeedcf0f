"""Finds reports by the reference that somebody reads out. What is typed is recorded nowhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from flask_login import current_user
from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.visible import report_visible_to
from webapp.reports.models import Report
from webapp.reports.reference import NotAReference, WrongReference, reference_from

LONGEST_TYPED = 80
# More would be a stranger's doing: every one is the same report in other words.
MOST_FOUND = 50

NO_REFERENCE = (
    "A report’s number has eight letters and digits, such as ES-95NR-VBY7. "
    "Check what you typed, and try again."
)
WRONG = (
    "No report can have this number. Check it, or ask for it again one character at a time: "
    "one of them is wrong."
)


class Hit(NamedTuple):
    """A report that was found, by its number in the database."""

    number: int
    reference: str
    received_at: datetime


class Found(NamedTuple):
    """What was found; `problem` says in a sentence why what was typed cannot be a reference."""

    hits: Sequence[Hit] = ()
    problem: str | None = None


def find(typed: str) -> Found:
    """Find what somebody typed, and record that they searched, and how many were found."""
    found = _find(typed[:LONGEST_TYPED])
    with writing():
        hits = str(len(found.hits))
        trail.record(Event.REPORTS_SEARCHED, kind="its number", hits=hits)
    return found


def _find(typed: str) -> Found:
    try:
        return Found(reports_with(reference_from(typed), person_id=current_user.id))
    except WrongReference:
        return Found(problem=WRONG)
    except NotAReference:
        return Found(problem=NO_REFERENCE)


def reports_with(reference: str, *, person_id: int) -> list[Hit]:
    """The oldest reports with it that the person may see: by the index, nearly always one row."""
    query = select(Report.id, Report.reference, Report.received_at)
    query = query.where(Report.reference == reference, report_visible_to(person_id))
    query = query.order_by(Report.id).limit(MOST_FOUND)
    return [Hit(*row) for row in db.session.execute(query)]
