"""Erases a report for good, where the law asks for it: marked first, then emptied.

Its row stays, and that there was an incident on its day. What it said is gone with its data key.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, select, update

from webapp.arrivals.models import Arrival, ErasedBefore
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.rewriting import overwrite
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Act, Chain
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.reports.models import ClearReport, Report
from webapp.reports.reference import NotAReference, WrongReference, reference_from
from webapp.texts import destroying
from webapp.texts.sealing import REPORT

# The log says why in these words and in no others: an entry can never go.
REASONS = {
    "asked": "the person it is about asked for it",
    "mistake": "it was sent by mistake",
    "ordered": "a court or the Information Commissioner ordered it",
    "expired": "it was kept for long enough",
}
BATCH = 50

ARRIVAL, ROW = cast(Table, Arrival.__table__), cast(Table, Report.__table__)
CLEAR = cast(Table, ClearReport.__table__)
MARK = (ErasedBefore.id == Arrival.id) & (ErasedBefore.digest == Arrival.digest)
NOTHING: dict[str, Any] = {"path": None, "coded": {}, "flags": {}, "spelling": None}


class NoSuchReference(AppError):
    """No report has the reference."""

    status = 404
    sentence = "There is no report with this reference. Check each character."


def erase(typed: str, *, reason: str, by: str) -> int:
    """Erase every report with this reference; `reason` is a code of REASONS, `by` who decided.

    Returns how many. Raises NoSuchReference. One that was erased before is not erased again.
    """
    reports = _find_reports(typed)
    with writing():
        _mark(reports, reason=reason, by=by)
    return erase_marked()


def erase_marked() -> int:
    """Empty what is marked as erased and is not empty yet. Returns how many. Idempotent.

    After a crash it finishes what had begun, and after a restore it erases again.
    """
    count = 0
    while found := _find_marked():
        with writing():
            _empty(db.session.connection(), found)
        count += len(found)
    if count:
        overwrite(destroying.KEYS)
    return count


class FinishErasing:
    """The opener's task at its start: erase what another process, or a restore, left to erase."""

    def __init__(self) -> None:
        self._done = False

    def __call__(self) -> None:
        """Erase it; a no-op from the second time."""
        if not self._done:
            erase_marked()
            self._done = True


def _find_reports(typed: str) -> list[tuple[int, str, str]]:
    try:
        reference = reference_from(typed)
    except (NotAReference, WrongReference) as error:
        raise NoSuchReference from error
    query = select(Report.id, Report.report_id, Report.reference)
    found = db.session.execute(query.where(Report.reference == reference)).all()
    if not found:
        raise NoSuchReference
    return [(row.id, row.report_id, row.reference) for row in found]


def _mark(reports: Sequence[tuple[int, str, str]], *, reason: str, by: str) -> None:
    _, subject, reference = reports[0]
    numbers = [number for number, _, _ in reports]
    query = select(Arrival.id, Arrival.digest).where(Arrival.sequence.in_(numbers), ~_is_marked())
    new = db.session.execute(query).all()
    now = datetime.now(UTC)
    db.session.add_all([ErasedBefore(id=id, digest=digest, erased_at=now) for id, digest in new])
    if new:
        why = REASONS[reason]
        trail.record(Event.REPORT_ERASED, subject=subject, reference=reference, by=by, why=why)


def _is_marked() -> Any:
    return select(ErasedBefore.id).where(MARK).exists()


def _find_marked() -> Sequence[int]:
    query = select(Report.id).join(Arrival, Arrival.sequence == Report.id).join(ErasedBefore, MARK)
    found = db.session.scalars(query.where(Report.erased_at.is_(None)).limit(BATCH)).all()
    db.session.rollback()
    return found


def _empty(connection: Connection, numbers: Collection[int]) -> None:
    take_turn(connection)
    now = datetime.now(UTC)
    destroying.destroy(connection, REPORT, numbers, now)
    connection.execute(delete(CLEAR).where(CLEAR.c.id.in_(numbers)))
    arrivals = update(ARRIVAL).where(ARRIVAL.c.sequence.in_(numbers))
    connection.execute(arrivals.values(raw=b""))
    connection.execute(delete(Act).where(Act.report_number.in_(numbers)))
    rows = update(ROW).where(ROW.c.id.in_(numbers))
    connection.execute(rows.values(**NOTHING, erased_at=func.coalesce(ROW.c.erased_at, now)))
    refold(connection, _incidents_of(connection, numbers))


def _incidents_of(connection: Connection, numbers: Collection[int]) -> list[int]:
    query = select(Chain.incident_id).join(Report, Report.chain_id == Chain.id)
    return [*connection.scalars(query.where(Report.id.in_(numbers)).distinct())]
