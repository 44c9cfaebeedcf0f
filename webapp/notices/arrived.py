"""Files reports, and notes in the same transaction that they arrived."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from webapp.arrivals.readers import ReportRow
from webapp.config import current_config
from webapp.incidents import filing
from webapp.nil_returns.kinds import take_out
from webapp.notices import outbox
from webapp.notices.kinds import Kind


def file_reports(connection: Connection, rows: Sequence[ReportRow]) -> None:
    """As `filing.file_reports`. Where nobody is told by mail, nothing is noted.

    Of drills, and of what says that there is nothing to report, nobody is told.
    """
    reports = take_out(connection, rows)
    if not reports:
        return
    filing.file_reports(connection, reports)
    if current_config().notices:
        counts = Counter(str(row["rank"]) for row in reports)
        outbox.note(connection, Kind.ARRIVED, counts, datetime.now(UTC))
