"""Copies a PostgreSQL database with PostgreSQL's own programs."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import inspect, text

from webapp.backups import description
from webapp.backups.errors import NotEmpty, ToolFailed, ToolMissing
from webapp.extensions import db

FILE = "database.dump"
DUMP, RESTORE = "pg_dump", "pg_restore"


def copy_into(folder: Path) -> tuple[str, dict[str, int]]:
    """Copy the database as it is at this moment. Returns its schema and counts."""
    left_out = [f"--exclude-table-data={name}" for name in description.LEFT_OUT]
    with db.engine.connect() as connection:
        # What is counted is what is copied: both read the same snapshot.
        connection.execution_options(isolation_level="REPEATABLE READ")
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        _run(
            DUMP, "--format=custom", f"--snapshot={snapshot}", *left_out, f"--file={folder / FILE}"
        )
        return description.schema(connection), description.counts(connection)


def require_empty() -> None:
    """Raise NotEmpty if the database has a table."""
    _find(RESTORE)
    if inspect(db.engine).get_table_names():
        raise NotEmpty(f"{db.engine.url.database} has tables")


def put_back(folder: Path, _digest: str) -> None:
    """Put the copy into the empty database, in one transaction."""
    db.engine.dispose()
    _run(RESTORE, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
         str(folder / FILE))  # fmt: skip


def _run(tool: str, *arguments: str) -> None:
    name, secret = _connection()
    done = subprocess.run(  # noqa: S603 - our own arguments
        [_find(tool), f"--dbname={name}", *arguments],
        env={**os.environ, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ToolFailed(tool, _why(done.stderr))


def _connection() -> tuple[str, dict[str, str]]:
    """Where to connect to, as libpq writes it, and the password, as the environment has it.

    The password is not among the arguments, which every user of the machine can read. SQLAlchemy
    makes libpq's list of hosts of `?host=a:1&host=b:2`.
    """
    from psycopg.conninfo import make_conninfo  # not installed where SQLite is all there is

    _, given = db.engine.dialect.create_connect_args(db.engine.url)
    given.pop("context", None)  # of psycopg: libpq does not know it
    password = given.pop("password", None)
    return make_conninfo("", **given), {"PGPASSWORD": str(password)} if password else {}


def _find(tool: str) -> str:
    found = shutil.which(tool)
    if not found:
        raise ToolMissing(tool)
    return found


def _why(printed: str) -> str:
    """The first line that says so; others may quote what a row holds."""
    said = [line for line in printed.splitlines() if "error:" in line]
    return said[0] if said else "it gave no reason"
