"""Files reports, and notes in the same transaction that they arrived."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection

from webapp.arrivals.readers import FileReports, PlanFiling, ReportRow
from webapp.config import current_config
from webapp.incidents import filing
from webapp.nil_returns.receiving import reports_among, take_out
from webapp.notices import outbox
from webapp.notices.kinds import Kind


def prepare_filing(connection: Connection, rows: Sequence[ReportRow]) -> PlanFiling:
    """As `filing.prepare_filing`. Where nobody is told by mail, nothing is noted.

    Of drills, and of what says that there is nothing to report, nobody is told.
    """
    plan_part = filing.prepare_filing(connection, reports_among(rows))
    return lambda part: partial(_file, file_reports=plan_part(reports_among(part)))


def _file(connection: Connection, rows: Sequence[ReportRow], *, file_reports: FileReports) -> None:
    reports = take_out(connection, rows)
    if not reports:
        return
    file_reports(connection, reports)
    if current_config().notices:
        counts = Counter(str(row["rank"]) for row in reports)
        outbox.note(connection, Kind.ARRIVED, counts, datetime.now(UTC))
