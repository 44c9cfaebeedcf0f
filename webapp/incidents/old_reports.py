"""Files the reports of earlier versions, in batches, while the unit works."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

from sqlalchemy import Connection, Table, func, select

from webapp.database.bulk import update_many
from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.filing import file
from webapp.incidents.models import Received
from webapp.incidents.planning import plan
from webapp.incidents.refolding import IS_OPENED, READ, told
from webapp.incidents.together import Told
from webapp.reports.models import UNFILED, Report

# So that the lock is held for about a tenth of a second.
BATCH = 200
# Arrivals wait meanwhile. Others get the lock while the next batch is read and folded.
LONGEST_SECONDS = 0.2

REPORT = cast(Table, Report.__table__)


def file_old_reports() -> bool:
    """The opener's task: file batch after batch for a while. Returns whether some may be left.

    A no-op when none is left.
    """
    end = time.monotonic() + LONGEST_SECONDS
    while is_more := file_batch() == BATCH:
        if time.monotonic() > end:
            break
    return is_more


def file_batch() -> int:
    """File the oldest reports that belong to no incident yet. Returns how many were found.

    A report that was marked as received becomes a closed incident, unless it was marked since
    outcomes are recorded; any other a new one. Idempotent: what is undone, if the process is
    killed, is filed again in the same way.
    """
    query = READ.where(UNFILED).order_by(Report.id).limit(written_out(BATCH))
    found = [told(row) for row in db.session.execute(query)]
    if found:
        planned = plan(db.session.connection(), found)
        with writing(repeatable=True):
            connection = db.session.connection()
            if still := _still_unfiled(found):
                file(connection, still, place=partial(_place, connection), planned=planned)
    return len(found)


def count_old_reports() -> int:
    """How many belong to no incident yet: counts on a partial index."""
    return db.session.scalar(select(func.count()).select_from(Report).where(UNFILED)) or 0


def _still_unfiled(reports: Sequence[Told]) -> list[Told]:
    """Those that nobody has filed meanwhile, with today's marks. A report itself never changes."""
    query = (
        select(Report.id, Report.erased_at, Received.at, Received.closed, IS_OPENED)
        .outerjoin(Received, Received.report_number == Report.id)
        .where(UNFILED, Report.id.between(reports[0].number, reports[-1].number))
    )
    marks = {
        row.id: {
            "received_at": row.at or row.erased_at,
            "is_opened": row.is_opened,
            "is_done": bool(row.closed or row.erased_at),
        }
        for row in db.session.execute(query)
    }
    return [_mark(one, marks[one.number]) for one in reports if one.number in marks]


def _mark(report: Told, marks: Mapping[str, Any]) -> Told:
    """The report itself where nothing changed, as with nearly all."""
    is_same = all(getattr(report, name) == mark for name, mark in marks.items())
    return report if is_same else replace(report, **marks)


def _place(connection: Connection, chains: Mapping[int, int]) -> None:
    rows = [{"id": number, "chain_id": chain} for number, chain in chains.items()]
    update_many(connection, REPORT, rows, key="id")
