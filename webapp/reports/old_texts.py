"""Seals what reports of earlier versions hold in clear, in batches, while the unit works."""

import time
from typing import Any, NamedTuple, cast

from sqlalchemy import Row, Table, delete, func, select

from sync import compact
from webapp.arrivals.models import Arrival
from webapp.database.bulk import update_many
from webapp.database.rewriting import rewrite
from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.organisations.aliases import hash_spelling
from webapp.reports.derived import derive_again
from webapp.reports.models import ClearReport, Report
from webapp.reports.split import PATTERNS, Inside
from webapp.secret_files import stamped_once
from webapp.texts import sealing
from webapp.texts.sealing import Sealed, seal_report

# So that the lock is held for less than a tenth of a second.
BATCH = 200
# Arrivals wait meanwhile. Others get the lock while the next batch is read and sealed.
LONGEST_SECONDS = 0.2
IS_TO_REWRITE = 0
REWRITTEN = ("report", "clear_report", "arrival")

IN_CLEAR = (ClearReport.answers, ClearReport.ticks, ClearReport.extra)

CLEAR, REPORT = cast(Table, ClearReport.__table__), cast(Table, Report.__table__)
ARRIVAL = cast(Table, Arrival.__table__)


class Moved(NamedTuple):
    """A report of an earlier version: its columns, and what is sealed of it."""

    number: int
    columns: dict[str, Any]
    sealed: Sealed
    spelling: str | None


def seal_old_texts() -> bool:
    """The opener's task: seal batch after batch for a while; then rewrite the files, once.

    Returns whether some may be left. A no-op when nothing is. Raises StorageKeyAway.
    """
    end = time.monotonic() + LONGEST_SECONDS
    while (found := seal_batch()) and time.monotonic() < end:
        pass
    if not found and _is_to_rewrite() and rewrite(*REWRITTEN):
        _forget_to_rewrite()
    return bool(found)


def seal_batch() -> int:
    """Seal the oldest reports that are in clear. Returns how many were found.

    Idempotent: what is undone, if the process is killed, is done again. Nothing is locked while
    it is read and sealed, as a report never changes.
    """
    with stamped_once():
        moved = [_seal(**row._asdict()) for row in _find()]
    db.session.rollback()
    if moved:
        with writing(repeatable=True):
            _store(_claim(moved))
    return len(moved)


def count_old_texts() -> int:
    """How many reports are still in clear."""
    query = select(func.count()).select_from(ClearReport)
    return db.session.scalar(query.where(ClearReport.id != IS_TO_REWRITE)) or 0


def _is_to_rewrite() -> bool:
    query = select(ClearReport.id).where(ClearReport.id == IS_TO_REWRITE)
    return db.session.scalar(query) is not None


def _find() -> list[Row[Any]]:
    # Found first: in one query, each batch would begin at the oldest report, and pass all that are
    # sealed by now.
    oldest = select(ClearReport.id).where(ClearReport.id > IS_TO_REWRITE).order_by(ClearReport.id)
    numbers = db.session.scalars(oldest.limit(written_out(BATCH))).all()
    if not numbers:
        return []
    of_it = [getattr(Report, name) for name in ("path", *PATTERNS)]
    # In each table by itself: the database then passes no others in any of them.
    of_these = [
        key.between(numbers[0], numbers[-1])
        for key in (ClearReport.id, Report.id, Arrival.sequence)
    ]
    query = (
        select(Report.id.label("number"), Arrival.raw, *of_it, *IN_CLEAR)
        .join(ClearReport, ClearReport.id == Report.id)
        .join(Arrival, Arrival.sequence == Report.id)
        .where(*of_these)
    )
    return [*db.session.execute(query)]


def _seal(*, number: int, raw: bytes, **clear: Any) -> Moved:
    inside = Inside(**clear)
    columns, text = derive_again(inside)
    sealed = seal_report(number, text=compact.write(text), raw=raw)
    return Moved(number, columns, sealed, hash_spelling(inside.answers.get("organisation")))


def _claim(moved: list[Moved]) -> list[Moved]:
    """Delete what they hold in clear. Returns those that nobody else has sealed meanwhile."""
    these = select(CLEAR.c.id).where(CLEAR.c.id.in_([one.number for one in moved]))
    free = these.with_for_update(skip_locked=True)
    claimed = delete(CLEAR).where(CLEAR.c.id.in_(free)).returning(CLEAR.c.id)
    found = {*db.session.connection().scalars(claimed)}
    return [one for one in moved if one.number in found]


def _store(moved: list[Moved]) -> None:
    if not moved:
        return
    connection = db.session.connection()
    rows = [{"id": one.number, "spelling": one.spelling, **one.columns} for one in moved]
    update_many(connection, REPORT, rows, key="id")
    sealing.keep(connection, [one.sealed for one in moved])
    update_many(connection, ARRIVAL, [_envelope(one) for one in moved], key="sequence")


def _envelope(moved: Moved) -> dict[str, Any]:
    at, by = moved.columns["saved_at"], moved.columns["build"]
    return {"sequence": moved.number, "raw": moved.sealed.raw, "saved_at": at, "build": by}


def _forget_to_rewrite() -> None:
    with writing():
        db.session.connection().execute(delete(CLEAR).where(CLEAR.c.id == IS_TO_REWRITE))
