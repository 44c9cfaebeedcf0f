"""Runs Alembic on the application's engine: atomically, and in one process at a time."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app
from sqlalchemy import Connection

import webapp.arrivals.models
import webapp.audit.models
import webapp.board.models
import webapp.demonstration
import webapp.guidance.models
import webapp.health.models
import webapp.incidents.models
import webapp.offline.models
import webapp.quarantine.models
import webapp.texts.models  # noqa: F401 - registers every table
from webapp.database.columns import UtcDateTime
from webapp.database.turn import Turn, wait_for_turn
from webapp.errors import AppError
from webapp.extensions import Base, db

DATABASE = current_app.extensions["migrate"]


class MadeByANewerVersion(AppError):
    """The database has a revision that this program does not have."""

    sentence = (
        "A newer version of E-safety has changed this database. Install that version again; "
        "this one leaves the database as it is."
    )


def run_migrations() -> None:
    """Migrate the database to the newest revision, or leave it unchanged."""
    with db.engine.connect() as connection:
        begin = _begin_sqlite if connection.dialect.name == "sqlite" else _begin_postgresql
        begin(connection)
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            transactional_ddl=True,
            render_item=_render_plain_type,
            **DATABASE.configure_args,
        )
        _refuse_newer()
        context.run_migrations()
        connection.commit()


def _render_plain_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write a plain SQLAlchemy type into a migration: migrations import nothing of webapp."""
    is_ours = kind == "type" and isinstance(item, UtcDateTime)
    return "sa.DateTime(timezone=True)" if is_ours else False


def _refuse_newer() -> None:
    known = {step.revision for step in context.script.walk_revisions()}
    if not known.issuperset(context.get_context().get_current_heads()):
        raise MadeByANewerVersion


def _begin_sqlite(connection: Connection) -> None:
    """Begin a transaction explicitly, because the driver does not begin one for DDL."""
    connection.detach()  # from the pool: no other user gets a connection without foreign keys
    # A table is altered by copying and dropping it, which would delete rows that refer to it.
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
    wait_for_turn(connection, Turn.MIGRATING)


run_migrations()
