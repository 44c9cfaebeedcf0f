"""What a database holds: its schema, and how many rows each table has."""

from sqlalchemy import Connection, func, inspect, select, table, text

from webapp.people.models import AccountLink, SignIn

# Whoever was signed in then is not signed in after a restore, and a link that was used stays used.
LEFT_OUT = (SignIn.__tablename__, AccountLink.__tablename__)


def schema(connection: Connection) -> str:
    """The newest migration that the database has."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def counts(connection: Connection) -> dict[str, int]:
    """The rows of each table that a backup holds."""
    names = sorted(set(inspect(connection).get_table_names()).difference(LEFT_OUT))
    return {name: _count(connection, name) for name in names}


def _count(connection: Connection, name: str) -> int:
    return connection.scalar(select(func.count()).select_from(table(name))) or 0
