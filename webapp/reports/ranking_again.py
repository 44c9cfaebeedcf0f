"""Ranks again the reports that were ranked by other rules, in batches, while the unit works."""

from typing import cast

from sqlalchemy import JSON, Table, bindparam, select, update

from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.reports.derived import RANKED_BY, derive_again
from webapp.reports.models import Report
from webapp.reports.split import PATTERNS
from webapp.reports.whole import wholes_of

BATCH = 200
REPORT = cast(Table, Report.__table__)
CODED = ("path", "coded")
NAMES = ("rank", "reached", "about_lead", "ranked_by", *PATTERNS)
# What follows from a report, as of today.
SET_DERIVED = (
    update(REPORT)
    .where(REPORT.c.id == bindparam("of"))
    .values({name: bindparam(name) for name in NAMES})
    .values({name: bindparam(name, type_=JSON(none_as_null=True)) for name in CODED})
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
    reports = db.session.scalars(
        select(Report)
        .where(Report.id > after, Report.ranked_by != RANKED_BY)
        .where(Report.erased_at.is_(None))
        .order_by(Report.id)
        .limit(written_out(BATCH))
    ).all()
    # Before anything is locked: a report never changes, so what is derived here still holds.
    wholes = wholes_of(reports)
    derived = [{"of": number, **derive_again(whole)[0]} for number, whole in wholes.items()]
    last = reports[-1].id if reports else None
    if derived:
        with writing():
            db.session.connection().execute(SET_DERIVED, derived)
    return last
