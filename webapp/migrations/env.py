"""How Alembic meets the application: its engine and models, all or nothing, one at a time."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app
from sqlalchemy import Connection, text

import webapp.arrivals.models
import webapp.audit.models
import webapp.guidance.models
import webapp.incidents.models
import webapp.offline.models
import webapp.quarantine.models  # noqa: F401 - every table must be known
from webapp.database.columns import UtcDateTime
from webapp.errors import AppError
from webapp.extensions import Base, db, is_compared

DATABASE = current_app.extensions["migrate"]
ONE_AT_A_TIME = 7_245_331  # any number, the same in every start


class MadeByANewerVersion(AppError):
    """This program does not know how the database came to be as it is."""

    sentence = (
        "A newer version of E-safety has changed this database. Install that version again; "
        "this one leaves the database as it is."
    )


def run_migrations() -> None:
    """Bring the database to the newest version, or leave it as it was."""
    with db.engine.connect() as connection:
        begin = _begin_sqlite if connection.dialect.name == "sqlite" else _begin_postgresql
        begin(connection)
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            transactional_ddl=True,
            include_object=is_compared,
            render_item=_without_our_types,
            **DATABASE.configure_args,
        )
        _must_not_be_newer()
        context.run_migrations()
        connection.commit()


def _without_our_types(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write a plain type into the migration: it must run when ours has changed or gone."""
    is_ours = kind == "type" and isinstance(item, UtcDateTime)
    return "sa.DateTime(timezone=True)" if is_ours else False


def _must_not_be_newer() -> None:
    known = {step.revision for step in context.script.walk_revisions()}
    if not known.issuperset(context.get_context().get_current_heads()):
        raise MadeByANewerVersion


def _begin_sqlite(connection: Connection) -> None:
    """The driver begins no transaction for a CREATE: we do, on a connection nobody has after us.

    A table is changed by making it anew, which foreign keys would take for a deletion.
    """
    connection.detach()
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_AT_A_TIME})


run_migrations()
