"""Files reports, and notes in the same transaction that they arrived."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from webapp.config import current_config
from webapp.incidents import filing
from webapp.notices import outbox
from webapp.notices.kinds import Kind


def file_reports(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """As `filing.file_reports`. Where nobody is told by mail, nothing is noted."""
    filing.file_reports(connection, rows)
    if current_config().notices:
        counts = Counter(str(row["rank"]) for row in rows)
        outbox.note(connection, Kind.ARRIVED, counts, datetime.now(UTC))
