"""Rewrites the database's files, so that they no longer hold what was deleted."""

from sqlalchemy import Connection, text

from webapp.database.sqlite import write_lock
from webapp.extensions import db


def rewrite(*tables: str) -> bool:
    """Rewrite these tables: on SQLite the whole file. False if a reader was in the way.

    Nobody writes meanwhile; on PostgreSQL nobody reads them either. A second for each 100 MB or so.
    The server's log of PostgreSQL (pg_wal, archives) and older backups hold it until they go.
    """
    db.session.rollback()
    with write_lock(db.engine), db.engine.connect() as connection:
        return _rewrite(connection.execution_options(isolation_level="AUTOCOMMIT"), tables)


def overwrite(*tables: str) -> None:
    """Take from the files what was deleted from these tables or replaced in them.

    SQLite has overwritten it in its file already, and its log is emptied, unless a reader is in the
    way. PostgreSQL's own log holds it until that is recycled.
    """
    db.session.rollback()
    with write_lock(db.engine), db.engine.connect() as connection:
        at_once = connection.execution_options(isolation_level="AUTOCOMMIT")
        if connection.dialect.name == "postgresql":
            _rewrite(at_once, tables)
        else:
            empty_log(at_once)


def _rewrite(connection: Connection, tables: tuple[str, ...]) -> bool:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"VACUUM (FULL, ANALYZE) {', '.join(tables)}"))
        return True
    connection.execute(text("VACUUM"))
    return empty_log(connection)


def empty_log(connection: Connection) -> bool:
    """Move what is in SQLite's log into its file. False if a reader was in the way."""
    busy = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).scalar()
    return not busy
