"""Queries for the inbox, and for one report with the reports linked to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from webapp.arrivals.models import Arrival, Status
from webapp.database.columns import HIGHEST
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Reading, Received
from webapp.incidents.standing import (
    Standing,
    corrections_of,
    gravity,
    nobody_reached,
    to_standing,
)
from webapp.reports.models import Report
from webapp.web.paging import PAGE_SIZE, paging

MOST_LINKED = 50


class NoSuchReport(AppError):
    """There is no report with this number."""

    status = 404
    sentence = "There is no report with this number."


@dataclass(frozen=True)
class Row:
    """One line of the inbox, for one person."""

    report: Report
    received: Received | None
    unread: bool
    standing: Standing


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox, the highest number of a report, and how many arrivals wait."""

    rows: Sequence[Row]
    page: int
    pages: int
    total: int
    newest: int
    waiting: int


def inbox(person_id: int, *, page: int, shown: Sequence[int] = ()) -> Inbox:
    """Those not received first: by rank, nobody reached before the rest, then the newest.

    A page past the end is the last one. With `shown`, exactly the reports of these numbers, in that
    order.
    """
    total, newest = db.session.execute(select(func.count(), func.max(Report.id))).one()
    at = paging(page, total=total)
    corrections = corrections_of()
    is_grave, is_unreached = gravity(corrections), nobody_reached(corrections)
    query = (
        select(Report, Received, Reading.at, is_grave, is_unreached)
        .outerjoin(corrections, corrections.c.root == Report.report_id)
        .outerjoin(Received, Received.report_number == Report.id)
        .outerjoin(
            Reading, and_(Reading.report_number == Report.id, Reading.person_id == person_id)
        )
    )
    if shown:
        query = query.where(Report.id.in_(shown)).order_by(case(_places(shown), value=Report.id))
    else:
        in_order = query.order_by(*_order(is_grave, is_unreached))
        query = in_order.limit(PAGE_SIZE).offset(at.offset)
    rows = [
        Row(report, received, read_at is None, to_standing(grave, unreached))
        for report, received, read_at, grave, unreached in db.session.execute(query)
    ]
    return Inbox(rows, at.page, at.pages, total, newest or 0, _count_waiting())


def report_for(number: int) -> Report:
    """The report with this number. Raises NoSuchReport."""
    report = db.session.get(Report, number) if number <= HIGHEST else None
    if report is None:
        raise NoSuchReport()
    return report


def received_mark(report: Report) -> Received | None:
    """Who marked it as received, and when."""
    return db.session.get(Received, report.id)


def linked_with(report: Report) -> Sequence[Report]:
    """The reports linked with this one: the one it corrects, its corrections, and its variants.

    Anybody may send any number of them: one more than MOST_LINKED says that there are more.
    """
    linked = [Report.amends == report.report_id, Report.report_id == report.report_id]
    if report.amends:
        linked.append(Report.report_id == report.amends)
    query = select(Report).where(Report.id != report.id).where(or_(*linked))
    return db.session.scalars(query.order_by(Report.arrival_sequence).limit(MOST_LINKED + 1)).all()


def received_times(numbers: Collection[int]) -> dict[int, datetime]:
    """When an officer marked a report as received, for those of these numbers that are."""
    if not numbers:
        return {}
    query = select(Received.report_number, Received.at)
    rows = db.session.execute(query.where(Received.report_number.in_(numbers)))
    return {row.report_number: row.at for row in rows}


def _places(shown: Sequence[int]) -> dict[int, int]:
    return {number: place for place, number in enumerate(shown)}


def _order(
    grave: ColumnElement[int], unreached: ColumnElement[bool]
) -> tuple[ColumnElement[Any], ...]:
    """What is received is in hand: it comes after the rest, by its arrival alone."""
    is_received = Received.report_number.is_not(None)
    place = case((is_received, -1), (unreached, grave * 2 + 1), else_=grave * 2)
    return place.desc(), Report.arrival_sequence.desc()


def _count_waiting() -> int:
    """Counts on the partial index, never by reading every arrival."""
    is_waiting = Arrival.status == literal(Status.WAITING.value, literal_execute=True)
    return db.session.scalar(select(func.count()).where(is_waiting)) or 0
