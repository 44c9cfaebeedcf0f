"""Ranks again the reports that were ranked by other rules, in batches, while the unit works."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select, update

from webapp.database.writing import writing
from webapp.extensions import db
from webapp.reports.derived import RANKED_BY, derive
from webapp.reports.models import Report
from webapp.vocabulary.path import PATH_FIELDS

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
    derived = [{"of": row.id, **derive(*_as_read_today(*row[1:]))} for row in rows]
    if derived:
        with writing():
            db.session.connection().execute(SET_DERIVED, derived)
    return rows[-1].id if rows else None


def _as_read_today(
    path: Mapping[str, Any] | None, answers: Mapping[str, Any], extra: Mapping[str, Any]
) -> tuple[Mapping[str, Any] | None, Mapping[str, Any]]:
    """Path and answers with what an earlier version did not know, and so kept as extra."""
    later = {
        name: extra[f"path.{name}"]
        for name in PATH_FIELDS
        if isinstance(extra.get(f"path.{name}"), str)
    }
    path = {**(path or {}), **later} if later else path
    rung = answers.get("rung")
    if not isinstance(rung, list):
        return path, answers
    calls = [
        {**call, **({"result": str(extra[place])} if place in extra else {})}
        for place, call in ((f"answers.rung.{n}.result", call) for n, call in enumerate(rung))
    ]
    return path, {**answers, "rung": calls}
