"""Queries for the inbox, and for one report with the reports linked to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from webapp.arrivals.models import Arrival, Status
from webapp.database.columns import HIGHEST
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Reading, Received
from webapp.reports.models import Report
from webapp.web.paging import PAGE_SIZE, paging


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

    @property
    def ring_first(self) -> bool:
        """Whether somebody must ring the reporter first."""
        return must_ring(self.report, self.received)


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox, and the number of arrivals waiting to be opened."""

    rows: Sequence[Row]
    page: int
    pages: int
    total: int
    waiting: int


def inbox(person_id: int, *, page: int) -> Inbox:
    """Urgent ones with nobody rung first, then the newest. A page past the end is the last one."""
    total = db.session.scalar(select(func.count()).select_from(Report)) or 0
    at = paging(page, total=total)
    query = (
        select(Report, Received, Reading.at)
        .outerjoin(Received, Received.report_number == Report.id)
        .outerjoin(
            Reading, and_(Reading.report_number == Report.id, Reading.person_id == person_id)
        )
        .order_by(case((_must_ring(), 0), else_=1), Report.arrival_sequence.desc())
        .limit(PAGE_SIZE)
        .offset(at.offset)
    )
    rows = [
        Row(report, received, read_at is None)
        for report, received, read_at in db.session.execute(query)
    ]
    return Inbox(rows, at.page, at.pages, total, _count_waiting())


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
    """The reports linked with this one: the one it corrects, its corrections, and its variants."""
    linked = [Report.amends == report.report_id, Report.report_id == report.report_id]
    if report.amends:
        linked.append(Report.report_id == report.amends)
    query = select(Report).where(Report.id != report.id).where(or_(*linked))
    return db.session.scalars(query.order_by(Report.arrival_sequence)).all()


def received_times(ids: Collection[str]) -> dict[str, datetime]:
    """When an officer marked a report as received, for those of these ids that are."""
    if not ids:
        return {}
    query = select(Report.report_id, Received.at).join(
        Received, Received.report_number == Report.id
    )
    rows = db.session.execute(query.where(Report.report_id.in_(ids)).order_by(Received.at.desc()))
    return {report_id: at for report_id, at in rows}  # of variants, the first


def must_ring(report: Report, received: Received | None) -> bool:
    """Whether it is urgent, nobody was rung, and nobody here has marked it as received."""
    return report.urgent and report.nobody_rung and received is None


def _must_ring() -> ColumnElement[bool]:
    """The same in SQL."""
    return and_(Report.urgent, Report.nobody_rung, Received.report_number.is_(None))


def _count_waiting() -> int:
    """Counts on the partial index, never by reading every arrival."""
    is_waiting = Arrival.status == literal(Status.WAITING.value, literal_execute=True)
    return db.session.scalar(select(func.count()).where(is_waiting)) or 0
