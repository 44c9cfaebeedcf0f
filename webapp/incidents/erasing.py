"""Erases reports for good, where the law asks for it: marked first, then emptied.

Their rows stay, and that there was an incident on its day. What they said is gone with its data
key, and so are arrivals under the same ids that were never opened.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from webapp.arrivals.models import Arrival, ErasedBefore
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.rewriting import overwrite
from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.emptying import empty_copies, empty_reports
from webapp.incidents.erasable import NEVER_OPENED, Erasable, ErasableReport
from webapp.incidents.models import Chain, Incident
from webapp.incidents.standing import incident_standing
from webapp.reports.models import Report
from webapp.texts import destroying

# The log says why in these words and in no others: an entry can never go.
REASONS = {
    "asked": "the person it is about asked for it",
    "mistake": "it was sent by mistake",
    "ordered": "a court or the Information Commissioner ordered it",
    "expired": "it was kept for long enough",
}
BATCH = 50
# The arrivals' own bytes are sealed to a key that is still there.
COPIES = Arrival.__tablename__

MARK = (ErasedBefore.id == Arrival.id) & (ErasedBefore.digest == Arrival.digest)
MARKED_REPORTS = (
    select(Report.id)
    .join(Arrival, Arrival.sequence == Report.id)
    .join(ErasedBefore, MARK)
    .where(Report.erased_at.is_(None))
)
MARKED_COPIES = select(Arrival.sequence).join(ErasedBefore, MARK).where(NEVER_OPENED)

Empty = Callable[[Connection, Collection[int]], None]


def erase(erasable: Erasable, *, reason: str, by: str) -> int:
    """Erase this for good; `reason` is a code of REASONS, `by` who decided.

    Returns how many reports and copies. What was erased before is not erased again. Raises
    NobodyReached: erasing is no way to close an incident of rank now over a call not made.
    """
    with writing():
        _require_reached(erasable)
        _mark(erasable, reason=reason, by=by)
    return erase_marked()


def erase_marked() -> int:
    """Empty what is marked as erased and is not empty yet. Returns how many. Idempotent.

    After a crash it finishes what had begun, and after a restore it erases again.
    """
    copies = _empty_all(MARKED_COPIES, empty_copies)
    reports = _empty_all(MARKED_REPORTS, empty_reports)
    if copies or reports:
        overwrite(destroying.KEYS, *([COPIES] if copies else []))
    return copies + reports


class NobodyReached(AppError):
    """It is of rank now, nobody was reached, and it is not closed."""

    status = 409
    sentence = (
        "This is of rank “now”, and nobody was ever reached. The unit must ring, or close it with "
        "a reason that a second person reads. Then it can be erased. Nothing was erased."
    )


class FinishErasing:
    """The opener's task at its start: erase what another process, or a restore, left to erase."""

    def __init__(self) -> None:
        self._done = False

    def __call__(self) -> None:
        """Erase it; a no-op from the second time."""
        if not self._done:
            erase_marked()
            self._done = True


def _require_reached(erasable: Erasable) -> None:
    chains = select(Report.chain_id).where(Report.id.in_(one.number for one in erasable.reports))
    query = select(Incident).join(Chain, Chain.incident_id == Incident.id)
    found = db.session.scalars(query.where(Chain.id.in_(chains)))
    if any(incident_standing(incident).ring_first for incident in found):
        raise NobodyReached()


def _mark(erasable: Erasable, *, reason: str, by: str) -> None:
    numbers = [*erasable.copies, *(one.number for one in erasable.reports)]
    is_marked = select(ErasedBefore.id).where(MARK).exists()
    query = select(Arrival.id, Arrival.digest).where(Arrival.sequence.in_(numbers), ~is_marked)
    new = db.session.execute(query).all()
    now = datetime.now(UTC)
    db.session.add_all([ErasedBefore(id=id, digest=digest, erased_at=now) for id, digest in new])
    if new:
        _record(erasable.reports, by=by, why=REASONS[reason])


def _record(reports: Sequence[ErasableReport], *, by: str, why: str) -> None:
    """In the audit log, once for each reference that it newly erases."""
    references = {one.report_id: one.reference for one in reports if one.erased_at is None}
    for subject, reference in references.items():
        trail.record(Event.REPORT_ERASED, subject=subject, reference=reference, by=by, why=why)


def _empty_all(marked: "Select[int]", empty: Empty) -> int:
    count = 0
    while found := _find(marked):
        with writing():
            empty(db.session.connection(), found)
        count += len(found)
    return count


def _find(marked: "Select[int]") -> Sequence[Any]:
    found = db.session.scalars(marked.limit(written_out(BATCH))).all()
    db.session.rollback()
    return found
