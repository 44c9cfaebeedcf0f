"""Thousands of random acts, after which each count is what a recount comes to.

Before the last, a count is put out of step: the recount that did not find it would find nothing.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import update

from tests.attack.installation import application
from tests.attack.tries import Try
from tests.support.cast import FIRST_PERSON, make_accounts
from tests.support.databases import fresh_database
from tests.support.random_acts import RandomUnit
from webapp.counting.models import Rollup
from webapp.database import migrating
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.figures.recounting import find_differences
from webapp.texts import storage_keys

NAME = "counts after random acts"
EACH = 10


def attack(folder: Path, kind: str, *, points: int, seed: int = 0) -> Iterator[Try]:
    """Recount `points` times; in between so many acts that 20 points are 10,000."""
    folder.mkdir(parents=True, exist_ok=True)
    with fresh_database(kind, folder) as url, application(folder, url) as app:
        migrating.upgrade()
        storage_keys.ensure()
        make_accounts([FIRST_PERSON])
        unit = RandomUnit(app, random.Random(seed))
        for _ in range(points):
            unit.acts(500 if points > EACH else 20 * points)
            wrong = find_differences()
            fault = f"{len(wrong)} counts are wrong" if wrong else ""
            yield Try(f"{kind}, after {sum(unit.done.values())} acts", fault=fault)
        with writing():
            db.session.execute(update(Rollup).values(n=Rollup.n + 1))
        yield Try(f"{kind}, put out of step", fault="" if find_differences() else "not found")
