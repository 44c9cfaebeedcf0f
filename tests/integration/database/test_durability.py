"""What is committed survives a power cut: a receipt is a promise."""

from flask import Flask
from sqlalchemy import text

from webapp.extensions import db

SQLITE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
POSTGRESQL = {
    "synchronous_commit": "on",
    "lock_timeout": "10s",
    "default_transaction_isolation": "read committed",
}


def test_every_connection_is_durable(app: Flask) -> None:
    sqlite = db.engine.dialect.name == "sqlite"
    ask, wanted = ("PRAGMA", SQLITE) if sqlite else ("SHOW", POSTGRESQL)
    with db.engine.connect() as connection:
        said = {name: connection.execute(text(f"{ask} {name}")).scalar() for name in wanted}
    assert said == wanted
