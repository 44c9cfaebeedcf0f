"""Reads and files what a phone has sealed other than a report: nothing to report, and drills."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, insert

from sync import compact, strict
from webapp.arrivals.readers import Opened, ReportRow, Unreadable, WaitingArrival
from webapp.nil_returns.models import Drill, NilReturn
from webapp.organisations.aliases import hash_spelling
from webapp.reports.opened import read_report
from webapp.vocabulary.periods import read_period
from webapp.vocabulary.times import UK

# The values of `kind` inside the seal: permanent.
NOTHING_TO_REPORT = "nothing_to_report"
DRILL = "drill"
LONGEST = 120
# Where each kind goes, and which columns of its row. No report's row has a kind.
TABLES = {
    NOTHING_TO_REPORT: (cast(Table, NilReturn.__table__), ("quarter", "spelling")),
    DRILL: (cast(Table, Drill.__table__), ("month",)),
}


def read_arrival(arrival: WaitingArrival, plaintext: bytes) -> Opened:
    """As `read_report`, for these kinds too. Raises Unreadable."""
    # No report has the word, unless somebody typed it: they are not read twice.
    if b'"kind"' in plaintext and len(plaintext) <= LONGEST * 10:
        try:
            inside = strict.read(plaintext)
        except strict.Faulty as error:
            raise Unreadable(error.fault.value) from error
        if isinstance(inside, dict) and inside.get("kind") == NOTHING_TO_REPORT:
            return _read_return(arrival, inside)
        if isinstance(inside, dict) and inside.get("kind") == DRILL:
            return _read_drill(arrival)
    return read_report(arrival, plaintext)


def _read_return(arrival: WaitingArrival, inside: Mapping[str, Any]) -> Opened:
    quarter, organisation = inside.get("quarter"), inside.get("organisation")
    if not isinstance(quarter, str) or not _is_quarter(quarter):
        raise Unreadable("wrong_types")
    if not isinstance(organisation, str) or len(organisation) > LONGEST:
        raise Unreadable("wrong_types")
    spelling = hash_spelling(organisation)
    row = _row(arrival, NOTHING_TO_REPORT, quarter=quarter, spelling=spelling)
    return Opened(row, compact.write({"organisation": organisation}), ())


def _read_drill(arrival: WaitingArrival) -> Opened:
    """Whatever else it says is not kept: nobody reads a drill."""
    month = f"{arrival.arrived_at.astimezone(UK):%Y-%m}"
    return Opened(_row(arrival, DRILL, month=month), compact.write({}), ())


def _row(arrival: WaitingArrival, kind: str, **columns: object) -> ReportRow:
    """What the opener stores of every arrival, and what is this kind's own."""
    return {"id": arrival.sequence, "kind": kind, "saved_at": "", "build": "", **columns}


def _is_quarter(code: str) -> bool:
    period = read_period(code)
    return period is not None and period.quarter > 0


def take_out(connection: Connection, rows: Sequence[ReportRow]) -> list[ReportRow]:
    """Insert those that are of these kinds, in the caller's transaction. Returns the others."""
    for kind, (table, names) in TABLES.items():
        own = [
            {"arrival_id": row["id"], **{name: row[name] for name in names}}
            for row in rows
            if row.get("kind") == kind
        ]
        if own:
            connection.execute(insert(table), own)
    return [row for row in rows if row.get("kind") not in TABLES]
