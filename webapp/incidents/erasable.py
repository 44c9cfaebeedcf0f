"""Finds what erasing a report, or a whole incident, would erase, so that it can be said first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, or_, select

from webapp.arrivals.models import Arrival, Status
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Chain
from webapp.reports.models import Report
from webapp.reports.reference import NotAReference, WrongReference, reference_from

NEVER_OPENED = Arrival.status.in_([Status.WAITING, Status.QUARANTINED])


class NoSuchReference(AppError):
    """No report has the reference."""

    status = 404
    sentence = "There is no report with this reference. Check each character."


class ErasableReport(NamedTuple):
    """A report that would be erased; `number` is its own in the database."""

    number: int
    report_id: str
    reference: str
    arrived_at: datetime
    amends: str | None
    erased_at: datetime | None


class Erasable(NamedTuple):
    """Reports, and by number the arrivals under their ids that were never opened."""

    reports: Sequence[ErasableReport]
    copies: Sequence[int]


def find_erasable(typed: str, *, whole_incident: bool = False) -> Erasable:
    """The reports with this reference; or all of their incident, with its corrections.

    Raises NoSuchReference.
    """
    has_it = Report.reference == _reference(typed)
    with_it = or_(has_it, _is_in_incident_of(has_it)) if whole_incident else has_it
    columns = [getattr(Report, name) for name in ("id", *ErasableReport._fields[1:])]
    rows = db.session.execute(select(*columns).where(with_it).order_by(Report.id))
    reports = [ErasableReport(*row) for row in rows]
    if not reports:
        raise NoSuchReference
    return Erasable(reports, _copies_of([one.report_id for one in reports]))


def _reference(typed: str) -> str:
    try:
        return reference_from(typed)
    except (NotAReference, WrongReference) as error:
        raise NoSuchReference from error


def _is_in_incident_of(has_it: ColumnElement[bool]) -> ColumnElement[bool]:
    chains: ScalarSelect[Any] = select(Report.chain_id).where(has_it).scalar_subquery()
    incidents = select(Chain.incident_id).where(Chain.id.in_(chains))
    return Report.chain_id.in_(select(Chain.id).where(Chain.incident_id.in_(incidents)))


def _copies_of(ids: Sequence[str]) -> Sequence[int]:
    """One that failed at the door has an id of its own, and the phone's beside it."""
    is_one = or_(Arrival.id.in_(ids), Arrival.sent_id.in_(ids))
    return db.session.scalars(select(Arrival.sequence).where(NEVER_OPENED, is_one)).all()
