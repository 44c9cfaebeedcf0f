"""Reads and files what a phone has sealed to say that it has nothing to report."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table

from sync import compact, strict
from webapp.arrivals.readers import Opened, ReportRow, Unreadable, WaitingArrival
from webapp.database.bulk import insert_many
from webapp.organisations.aliases import hash_spelling
from webapp.reports import receiving
from webapp.returns.models import NilReturn
from webapp.vocabulary.periods import read_period

# The value of `kind` inside the seal: permanent.
NOTHING_TO_REPORT = "nothing_to_report"
LONGEST = 120
TABLE = cast(Table, NilReturn.__table__)


def receive(arrival: WaitingArrival, plaintext: bytes) -> Opened:
    """As `reports.receiving.receive`, for this kind too. Raises Unreadable."""
    # No report has the word, unless somebody typed it: they are not read twice.
    if b'"kind"' in plaintext and len(plaintext) <= LONGEST * 10:
        try:
            inside = strict.read(plaintext)
        except strict.Faulty as error:
            raise Unreadable(error.fault.value) from error
        if isinstance(inside, dict) and inside.get("kind") == NOTHING_TO_REPORT:
            return _read(arrival, inside)
    return receiving.receive(arrival, plaintext)


def _read(arrival: WaitingArrival, inside: Mapping[str, Any]) -> Opened:
    quarter, organisation = inside.get("quarter"), inside.get("organisation")
    if not isinstance(quarter, str) or not _is_quarter(quarter):
        raise Unreadable("wrong_types")
    if not isinstance(organisation, str) or len(organisation) > LONGEST:
        raise Unreadable("wrong_types")
    row = {
        "id": arrival.sequence,
        "quarter": quarter,
        "spelling": hash_spelling(organisation),
        "saved_at": "",
        "build": "",
    }
    return Opened(row, compact.write({"organisation": organisation}), ())


def _is_quarter(code: str) -> bool:
    period = read_period(code)
    return period is not None and period.quarter > 0


def take_out(connection: Connection, rows: Sequence[ReportRow]) -> list[ReportRow]:
    """Insert those that are of this kind, in the caller's transaction. Returns the others."""
    returns = [row for row in rows if "quarter" in row]
    own = [
        {"arrival_id": row["id"], "quarter": row["quarter"], "spelling": row["spelling"]}
        for row in returns
    ]
    insert_many(connection, TABLE, own)
    return [row for row in rows if "quarter" not in row]
