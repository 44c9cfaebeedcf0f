"""Kills the opener while it files and seals the reports of an earlier version, and starts it again.

Whatever it was doing, the next one comes to what an undisturbed one comes to.
"""

import os
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import NullPool, create_engine, select, text

from tests.attack.installation import application, copied, settings
from tests.attack.tries import Try
from tests.bench.many_incidents import multiply
from tests.support.databases import fresh_database
from tests.support.incidents import Sent, arrive, columns, forget_incidents, partition
from tests.support.old_texts import keep_in_clear
from tests.support.polling import wait_until
from tests.support.reports import uuid7
from webapp.commands import setup
from webapp.commands.product import ESAFETY
from webapp.database import migrating
from webapp.extensions import db
from webapp.incidents.old_reports import file_batch
from webapp.reports.models import ClearReport, Report
from webapp.reports.old_texts import seal_batch
from webapp.texts import storage_keys
from webapp.texts.models import DataKey

NAME = "the takeover of old reports, killed"
TIMES = 40
LONGEST_DELAY = 0.15
PATIENCE_SECONDS = 120.0
LEFT = text(
    "SELECT (SELECT count(*) FROM clear_report)"
    " + (SELECT count(*) FROM report WHERE chain_id IS NULL)"
)


def attack(folder: Path, kind: str, *, points: int, seed: int = 0) -> Iterator[Try]:
    """Kill it at so many random points, each time on a copy of the same database."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    with fresh_database(kind, folder) as url:
        with application(folder, url) as app:
            steps = make_old(app)
        with copied(url, folder, "undisturbed") as copy, application(folder, copy):
            expected = _finish()
        for number in range(points):
            with copied(url, folder, f"copy_{number}") as copy:
                until, delay = chance.randint(1, steps), chance.uniform(0, LONGEST_DELAY)
                left = work_and_kill(folder, copy, until=until, delay=delay)
                work_and_kill(folder, copy, until=0)
                with application(folder, copy):
                    fault = _fault(expected)
            yield Try(f"{kind}, killed with {left} of {steps} steps left", fault=fault)


def make_old(app: Flask) -> int:
    """Leave reports as an early version did: corrections, a variant, a circle. Returns the steps.

    A step is a report to seal or to file, or the files to rewrite.
    """
    migrating.upgrade()
    storage_keys.ensure()
    first, late, one, two = (uuid7() for _ in range(4))
    sent: list[Sent] = [(first, None), (uuid7(), first), (first, None), (uuid7(), late)]
    sent += [(late, None), (one, two), (two, one), *[(uuid7(), None) for _ in range(5)]]
    arrive(app, *sent)
    keep_in_clear(*db.session.scalars(select(Report)))
    forget_incidents()
    multiply(TIMES)
    db.session.add(ClearReport(id=0, ticks=[], answers={}, extra={}))
    db.session.commit()
    setup.publish()  # once: each opener would, and that takes longer than all it takes over
    return 2 * len(sent) * TIMES + 1


def work_and_kill(folder: Path, url: str, *, until: int, delay: float = 0.0) -> int:
    """Run the opener until at most so many steps are left, and kill it. Returns how many are."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)

    def left() -> int:
        with engine.connect() as connection:
            return int(connection.scalar(LEFT) or 0)

    env = {**os.environ, **settings(folder, url)}
    with subprocess.Popen(
        [*ESAFETY, "arrivals", "work"], env=env, stderr=subprocess.DEVNULL
    ) as opener:
        try:
            wait_until(lambda: left() <= until, within=PATIENCE_SECONDS)
            time.sleep(delay)
            assert opener.poll() is None
        finally:
            opener.kill()
    return left()


def _finish() -> Any:
    while seal_batch() + file_batch():
        pass
    return _outcome()


def _outcome() -> Any:
    sealed = len(db.session.scalars(select(DataKey.owner_id)).all())
    return partition(), columns(), sealed


def _fault(expected: Any) -> str:
    """What is wrong after the second run, or after a third, which should find nothing to do."""
    if _outcome() != expected:
        return "the second run came to something else"
    third = seal_batch() + file_batch()
    return "a third run changed something" if third or _outcome() != expected else ""
