"""What the unit reads: the inbox, and one report with what belongs to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from webapp.arrivals.models import Arrival, Status
from webapp.database.columns import HIGHEST
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Reading, Receipt
from webapp.reports.models import Report
from webapp.web.paging import PAGE_SIZE, paging


class NoSuchReport(AppError):
    """There is no report with this number."""

    status = 404
    sentence = "There is no report at this address."


@dataclass(frozen=True)
class Row:
    """One line of the inbox, for one person."""

    report: Report
    receipt: Receipt | None
    unread: bool

    @property
    def ring_first(self) -> bool:
        """Urgent, nobody was rung, and nobody here has taken it in hand."""
        return self.report.urgent and self.report.nobody_rung and self.receipt is None


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox, and how many arrivals wait to be opened."""

    rows: Sequence[Row]
    page: int
    pages: int
    total: int
    waiting: int


def inbox(person_id: int, *, page: int) -> Inbox:
    """What cannot wait first, then the newest by arrival. A page past the end is the last one."""
    total = db.session.scalar(select(func.count()).select_from(Report)) or 0
    at = paging(page, total=total)
    query = (
        select(Report, Receipt, Reading.at)
        .outerjoin(Receipt, Receipt.report_number == Report.id)
        .outerjoin(
            Reading, and_(Reading.report_number == Report.id, Reading.person_id == person_id)
        )
        .order_by(case((_ring_first(), 0), else_=1), Report.arrival_sequence.desc())
        .limit(PAGE_SIZE)
        .offset(at.offset)
    )
    rows = [
        Row(report, receipt, read_at is None)
        for report, receipt, read_at in db.session.execute(query)
    ]
    return Inbox(rows, at.page, at.pages, total, _waiting())


def report_for(number: int) -> Report:
    """The report with this number. Raises NoSuchReport."""
    report = db.session.get(Report, number) if number <= HIGHEST else None
    if report is None:
        raise NoSuchReport()
    return report


def receipt_of(report: Report) -> Receipt | None:
    """Who marked it as received, and when."""
    return db.session.get(Receipt, report.id)


def belonging_to(report: Report) -> Sequence[Report]:
    """The reports linked with this one: what it corrects, what corrects it, and its variants."""
    linked = [Report.amends == report.report_id, Report.report_id == report.report_id]
    if report.amends:
        linked.append(Report.report_id == report.amends)
    query = select(Report).where(Report.id != report.id).where(or_(*linked))
    return db.session.scalars(query.order_by(Report.arrival_sequence)).all()


def received_ids(ids: Collection[str]) -> set[str]:
    """Of these report ids, the ones that an officer has marked as received."""
    if not ids:
        return set()
    query = select(Report.report_id).join(Receipt, Receipt.report_number == Report.id)
    return set(db.session.scalars(query.where(Report.report_id.in_(ids))))


def _ring_first() -> ColumnElement[bool]:
    return and_(Report.urgent, Report.nobody_rung, Receipt.report_number.is_(None))


def _waiting() -> int:
    """Counted by the index that holds only these, never by reading every arrival."""
    is_waiting = Arrival.status == literal(Status.WAITING.value, literal_execute=True)
    return db.session.scalar(select(func.count()).where(is_waiting)) or 0
