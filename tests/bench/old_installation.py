"""Many reports as an earlier version left them, and the opener's chores that take them over."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import event, select, text

from tests.bench import many_incidents, office
from tests.bench.keeper import Wrong
from tests.support.databases import fresh_database
from tests.support.incidents import forget_incidents
from tests.support.old_texts import keep_in_clear
from tests.support.unit_reports import open_waiting
from webapp.app import create_app
from webapp.config import Config
from webapp.demo import loading
from webapp.extensions import db
from webapp.incidents.old_reports import count_old_reports, file_batch, file_old_reports
from webapp.reports.models import Report
from webapp.reports.old_texts import count_old_texts, seal_batch, seal_old_texts

FILED_BEFORE = 5  # batches: so the database knows that the tables of incidents are not empty
LOCKED_BY = ("BEGIN IMMEDIATE", "SELECT pg_advisory_xact_lock")


class Taken(NamedTuple):
    """How long it took, and the longest time for which others could not write, in seconds."""

    seconds: float
    longest_hold: float


def take_over(kind: str, folder: str, reports: int) -> Taken:
    """Seal and file so many reports or a few more. Raises Wrong if one is left."""
    with fresh_database(kind, Path(folder), durable=True) as url:
        env = {"INSTANCE_DIR": f"{folder}/instance", "DATABASE_URL": url}
        with create_app(Config.from_environment(env)).app_context():
            _prepare(reports)
            gc.freeze()  # as the opener's process does: else it looks for garbage inside the lock
            with _noting_holds() as holds:
                start = time.perf_counter()
                _work()
                taken = Taken(time.perf_counter() - start, max(holds))
            if left := count_old_texts() + count_old_reports():
                raise Wrong(f"{left} reports were not taken over")
            db.session.remove()
            db.engine.dispose()
            gc.unfreeze()
    return taken


def _prepare(reports: int) -> None:
    office.set_up(0)
    for step in (loading.load(office.ONE_YEAR, until=datetime.now(UTC)), iter(open_waiting, 0)):
        list(step)
    keep_in_clear(*db.session.scalars(select(Report)))
    forget_incidents()
    many_incidents.multiply(-(-reports // count_old_reports()) + 1)
    for _ in range(FILED_BEFORE):
        seal_batch()
        file_batch()
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    db.session.remove()
    db.engine.dispose()  # as after a restart: what was connected before plans with older figures


def _work() -> None:
    """What the opener does while nothing arrives."""
    for chore in (seal_old_texts, file_old_reports):
        while chore():
            db.session.remove()


@contextmanager
def _noting_holds() -> Iterator[list[float]]:
    """Notes for how long each transaction held the lock of writers, or of incidents."""
    holds, since = [0.0], list[float]()

    def begin(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(LOCKED_BY):
            since[:] = [time.perf_counter()]

    def end(_session: object) -> None:
        holds.extend(time.perf_counter() - at for at in since)
        since.clear()

    event.listen(db.engine, "after_cursor_execute", begin)
    event.listen(db.session, "after_commit", end)
    yield holds
    event.remove(db.engine, "after_cursor_execute", begin)
    event.remove(db.session, "after_commit", end)
