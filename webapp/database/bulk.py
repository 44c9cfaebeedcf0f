"""Writes many rows: on PostgreSQL in one statement, as it would take a round trip for each."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Row, Table, bindparam, insert, text, update

Rows = Sequence[Mapping[str, Any]]


def insert_many(
    connection: Connection, table: Table, rows: Rows, *, returning: Sequence[str] = ()
) -> Sequence[Row[Any]]:
    """Insert rows, which all have the same columns. Returns these columns of each, in any order."""
    if not rows:
        return []
    if connection.dialect.name == "postgresql":
        return _insert_at_once(connection, table, rows, returning)
    statement = insert(table)
    if not returning:
        connection.execute(statement, rows)
        return []
    return connection.execute(statement.returning(*(table.c[n] for n in returning)), rows).all()


def update_many(connection: Connection, table: Table, rows: Rows, *, key: str) -> None:
    """Set the columns of rows, which all have the same, where the column `key` is as in the row."""
    if not rows:
        return
    names = [name for name in rows[0] if name != key]
    if connection.dialect.name == "postgresql":
        _update_at_once(connection, table, rows, key, names)
        return
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
    statement = update(table).where(table.c[key] == bindparam(f"new_{key}")).values(values)
    connection.execute(statement, [{f"new_{name}": row[name] for name in row} for row in rows])


def _insert_at_once(
    connection: Connection, table: Table, rows: Rows, returning: Sequence[str]
) -> Sequence[Row[Any]]:
    names = ", ".join(rows[0])
    statement = f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {_as_rows(table)}"  # noqa: S608 - only our own names
    if not returning:
        connection.execute(text(statement), _given(rows))
        return []
    statement += f" RETURNING {', '.join(returning)}"
    return connection.execute(text(statement), _given(rows)).all()


def _update_at_once(
    connection: Connection, table: Table, rows: Rows, key: str, names: Sequence[str]
) -> None:
    sets = ", ".join(f"{name} = new.{name}" for name in names)
    where = f"{table.name}.{key} = new.{key}"
    statement = f"UPDATE {table.name} SET {sets} FROM {_as_rows(table)} AS new WHERE {where}"  # noqa: S608 - as above
    connection.execute(text(statement), _given(rows))


def _as_rows(table: Table) -> str:
    """Each column has its type from the table."""
    return f"json_populate_recordset(NULL::{table.name}, CAST(:rows AS json))"


def _given(rows: Rows) -> dict[str, str]:
    return {"rows": orjson.dumps([dict(row) for row in rows], default=_as_text).decode()}


def _as_text(value: Any) -> str:
    """Bytes as PostgreSQL writes them."""
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    raise TypeError(type(value).__name__)
