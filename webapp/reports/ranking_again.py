"""Ranks again the reports that were ranked by other rules, in batches, while the unit works."""

from sqlalchemy import bindparam, select, update

from webapp.database.writing import writing
from webapp.extensions import db
from webapp.reports.derived import RANKED_BY, as_read_today, derive
from webapp.reports.models import Report

BATCH = 200
COLUMNS = ("rank", "reached", "about_lead", "ranked_by")
SET_DERIVED = (
    update(Report.__table__)  # type: ignore[arg-type]
    .where(Report.__table__.c.id == bindparam("of"))
    .values({name: bindparam(name) for name in COLUMNS})
)


class Reranker:
    """The opener's task at its start: a batch and a transaction a call, until none is left.

    It remembers its place in memory only: a new process looks through the reports once.
    """

    def __init__(self) -> None:
        self._place: int | None = 0

    def __call__(self) -> None:
        """Rank a batch again; a no-op once the last was ranked."""
        if self._place is not None:
            self._place = rank_again(after=self._place)


def rank_again(*, after: int = 0) -> int | None:
    """Rank again a batch of the reports with a higher number. Returns the last number, or None."""
    rows = db.session.execute(
        select(Report.id, Report.path, Report.answers, Report.extra)
        .where(Report.id > after, Report.ranked_by != RANKED_BY)
        .order_by(Report.id)
        .limit(BATCH)
    ).all()
    # Before anything is locked: a report never changes, so what is derived here still holds.
    derived = [{"of": row.id, **derive(*as_read_today(*row[1:]))} for row in rows]
    if derived:
        with writing():
            db.session.connection().execute(SET_DERIVED, derived)
    return rows[-1].id if rows else None
