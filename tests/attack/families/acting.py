"""Two officers take, give, close, join and split the same few incidents at once, until killed.

Whatever they were doing, each incident is what its reports and acts come to, and no report is lost.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from sqlalchemy import NullPool, create_engine, func, select

from tests.attack.installation import application, copied, settings
from tests.attack.tries import Try
from tests.support.cast import COLLEAGUE, OFFICER, make_accounts
from tests.support.databases import fresh_database
from tests.support.incidents import arrive, columns, partition
from tests.support.polling import wait_until
from tests.support.reports import uuid7
from webapp.database import migrating
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.figures.recounting import find_differences
from webapp.incidents.models import Act, Incident
from webapp.incidents.refolding import refold
from webapp.reports.models import Report
from webapp.texts import storage_keys

NAME = "two officers at once, killed"
REPORTS, MOST_ACTS = 5, 60
LONGEST_DELAY, PATIENCE_SECONDS = 0.05, 120.0
ACTS = select(func.count()).select_from(Act)
OFFICERS = (sys.executable, "-m", "tests.attack.two_officers")


def attack(folder: Path, kind: str, *, points: int, seed: int = 0) -> Iterator[Try]:
    """Kill them after so many random numbers of acts, each time on a copy of one database."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    with fresh_database(kind, folder) as url:
        with application(folder, url) as app:
            _open_the_unit(app)
        for number in range(points):
            with copied(url, folder, f"acts_{number}") as copy:
                until, delay = chance.randint(1, MOST_ACTS), chance.uniform(0, LONGEST_DELAY)
                acts = _act_and_kill(folder, copy, number, until=until, delay=delay)
                with application(folder, copy):
                    fault = _fault()
            yield Try(f"{kind}, killed after {acts} acts", fault=fault)


def _open_the_unit(app: Flask) -> None:
    migrating.upgrade()
    storage_keys.ensure()
    make_accounts([OFFICER, COLLEAGUE])
    arrive(app, *[(uuid7(), None) for _ in range(REPORTS)])


def _act_and_kill(folder: Path, url: str, seed: int, *, until: int, delay: float) -> int:
    """Let them act until so many acts are kept, and kill them. Returns how many are."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)

    def acts() -> int:
        with engine.connect() as connection:
            return int(connection.scalar(ACTS) or 0)

    env = {**os.environ, **settings(folder, url)}
    with subprocess.Popen([*OFFICERS, str(folder), url, str(seed)], env=env) as officers:
        try:
            wait_until(lambda: acts() >= until, within=PATIENCE_SECONDS)
            time.sleep(delay)
            assert officers.poll() is None
        finally:
            officers.kill()
    return acts()


def _fault() -> str:
    """What is wrong with what they left."""
    found, left = partition(), columns()
    if find_differences():
        return "a month's count is wrong"
    numbers = sorted(number for incident in found for number in incident)
    if numbers != sorted(db.session.scalars(select(Report.id))):
        return "a report is in no incident, or in two"
    with writing():
        refold(db.session.connection(), set(db.session.scalars(select(Incident.id))))
    return "" if columns() == left else "an incident is not what its acts come to"
