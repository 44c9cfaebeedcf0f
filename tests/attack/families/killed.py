"""Kills the opener while it opens and files what arrived, and starts it again.

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
from sqlalchemy import NullPool, create_engine, func, select, text

from tests.attack.installation import application, copied, settings
from tests.attack.tries import Try
from tests.support.databases import fresh_database
from tests.support.incidents import columns, partition
from tests.support.polling import wait_until
from tests.support.reports import post, report, sealed_report, uuid7
from tests.support.unit_reports import open_waiting
from webapp.arrivals.models import Arrival
from webapp.arrivals.waiting import IS_WAITING
from webapp.commands import setup
from webapp.commands.product import ESAFETY
from webapp.database import migrating
from webapp.extensions import db
from webapp.texts import storage_keys
from webapp.texts.models import DataKey

NAME = "the opener, killed"
TIMES = 40
LONGEST_DELAY = 0.15
PATIENCE_SECONDS = 120.0
LEFT = text("SELECT count(*) FROM arrival WHERE status = 'waiting'")


def attack(folder: Path, kind: str, *, points: int, seed: int = 0) -> Iterator[Try]:
    """Kill it at so many random points, each time on a copy of the same database."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    with fresh_database(kind, folder) as url:
        with application(folder, url) as app:
            waiting = send(app)
        with copied(url, folder, "undisturbed") as copy, application(folder, copy):
            expected = _finish()
        for number in range(points):
            with copied(url, folder, f"copy_{number}") as copy:
                until, delay = chance.randint(1, waiting), chance.uniform(0, LONGEST_DELAY)
                left = work_and_kill(folder, copy, until=until, delay=delay)
                work_and_kill(folder, copy, until=0)
                with application(folder, copy):
                    fault = _fault(expected)
            yield Try(f"{kind}, killed with {left} of {waiting} left to open", fault=fault)


def send(app: Flask) -> int:
    """Leave reports unopened: corrections, a variant, a circle. Returns how many."""
    migrating.upgrade()
    storage_keys.ensure()
    for _ in range(TIMES):
        first, late, one, two = (uuid7() for _ in range(4))
        sent = [(first, None), (uuid7(), first), (first, None), (uuid7(), late), (late, None)]
        sent += [(one, two), (two, one), *[(uuid7(), None) for _ in range(5)]]
        items = [
            sealed_report(report(amends=amends) if amends else report(), report_id=report_id)
            for report_id, amends in sent
        ]
        post(app.test_client(), *items)
    setup.publish()  # once: each opener would, and that takes longer than opening all of it
    return db.session.scalar(select(func.count()).select_from(Arrival).where(IS_WAITING)) or 0


def work_and_kill(folder: Path, url: str, *, until: int, delay: float = 0.0) -> int:
    """Run the opener until at most so many wait, and kill it. Returns how many still do."""
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
    while open_waiting():
        pass
    return _outcome()


def _outcome() -> Any:
    sealed = len(db.session.scalars(select(DataKey.owner_id)).all())
    return partition(), columns(), sealed


def _fault(expected: Any) -> str:
    """What is wrong after the second run, or after a third, which should find nothing to do."""
    if _outcome() != expected:
        return "the second run came to something else"
    third = open_waiting()
    return "a third run changed something" if third or _outcome() != expected else ""
