"""What is committed survives a power cut: a receipt is a promise. What can be repeated may wait."""

import pytest
from flask import Flask
from sqlalchemy import text

from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.models import Role

pytestmark = pytest.mark.postgresql

SQLITE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
POSTGRESQL = {
    "synchronous_commit": "on",
    "lock_timeout": "10s",
    "default_transaction_isolation": "read committed",
}
WAITS = {
    "sqlite": ("PRAGMA synchronous", 2, 1),
    "postgresql": ("SHOW synchronous_commit", "on", "off"),
}


def test_every_connection_is_durable(app: Flask) -> None:
    sqlite = db.engine.dialect.name == "sqlite"
    ask, wanted = ("PRAGMA", SQLITE) if sqlite else ("SHOW", POSTGRESQL)
    with db.engine.connect() as connection:
        said = {name: connection.execute(text(f"{ask} {name}")).scalar() for name in wanted}
    assert said == wanted


def test_only_a_block_that_can_be_repeated_does_not_wait_for_the_disk(app: Flask) -> None:
    ask, waits, hurries = WAITS[db.engine.dialect.name]

    def said() -> object:
        return db.session.execute(text(ask)).scalar()

    with writing():
        assert said() == waits
    with writing(repeatable=True):
        db.session.add(Role(name="lead"))
        assert said() == hurries
    assert said() == waits
    with pytest.raises(ZeroDivisionError), writing(repeatable=True):
        raise ZeroDivisionError
    with writing():
        assert said() == waits
