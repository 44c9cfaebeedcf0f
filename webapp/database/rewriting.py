"""Takes from the database's files what was deleted from its tables."""

from sqlalchemy import text

from webapp.database.sqlite import write_lock
from webapp.extensions import db


def overwrite(*tables: str) -> None:
    """Take from the files what was deleted from these tables or replaced in them.

    SQLite has overwritten it in its file already, and its log is emptied, unless a reader is in the
    way. PostgreSQL rewrites the tables, and nobody reads them meanwhile: a second for each 100 MB
    or so. Its own log (pg_wal, archives) and older backups hold it until they go.
    """
    db.session.rollback()
    with write_lock(db.engine), db.engine.connect() as connection:
        at_once = connection.execution_options(isolation_level="AUTOCOMMIT")
        if connection.dialect.name == "postgresql":
            at_once.execute(text(f"VACUUM (FULL, ANALYZE) {', '.join(tables)}"))
        else:
            at_once.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
