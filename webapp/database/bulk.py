"""Writes many rows with one call of the driver: SQLAlchemy would handle each value of each row.

On PostgreSQL they travel as one JSON value in one statement, as each row would take a round trip.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import Boolean, Column, Connection, Dialect, LargeBinary, Row, Table, text

Rows = Sequence[Mapping[str, Any]]


def insert_many(
    connection: Connection, table: Table, rows: Rows, *, returning: Sequence[str] = ()
) -> Sequence[Row[Any]]:
    """Insert rows, which all have the same columns. Returns these columns of each, in any order."""
    if not rows:
        return []
    insert = _insert_postgresql if connection.dialect.name == "postgresql" else _insert_sqlite
    return insert(connection, table, rows, returning)


def update_many(connection: Connection, table: Table, rows: Rows, *, key: str) -> None:
    """Set the columns of rows, which all have the same, where the column `key` is as in the row."""
    if not rows:
        return
    names = [name for name in rows[0] if name != key]
    update = _update_postgresql if connection.dialect.name == "postgresql" else _update_sqlite
    update(connection, table, rows, key, names)


def add_many(connection: Connection, table: Table, rows: Rows, *, to: Sequence[str]) -> None:
    """Insert rows, or add their numbers `to` those of the row with the same primary key."""
    if not rows:
        return
    names, keys = [*rows[0]], ", ".join(column.name for column in table.primary_key.columns)
    sums = ", ".join(f"{name} = {table.name}.{name} + excluded.{name}" for name in to)
    into = f"INSERT INTO {table.name} ({', '.join(names)})"
    else_add = f"ON CONFLICT ({keys}) DO UPDATE SET {sums}"
    if connection.dialect.name == "postgresql":
        new = f"SELECT {', '.join(names)} FROM {_as_rows(table)}"  # noqa: S608 - only our own names
        connection.execute(text(f"{into} {new} {else_add}"), _given(rows))
        return
    values = _in_columns(connection.dialect, table, rows, names)
    places = f"VALUES ({', '.join('?' * len(names))})"
    connection.exec_driver_sql(f"{into} {places} {else_add}", values)


def _insert_sqlite(
    connection: Connection, table: Table, rows: Rows, returning: Sequence[str]
) -> Sequence[Row[Any]]:
    names = [*rows[0]]
    values = _in_columns(connection.dialect, table, rows, names)
    places = f"({', '.join('?' * len(names))})"
    into = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES "  # noqa: S608 - only our own names
    if not returning:
        connection.exec_driver_sql(into + places, values)
        return []
    statement = f"{into}{', '.join([places] * len(rows))} RETURNING {', '.join(returning)}"
    return connection.exec_driver_sql(statement, tuple(chain.from_iterable(values))).all()


def _update_sqlite(
    connection: Connection, table: Table, rows: Rows, key: str, names: Sequence[str]
) -> None:
    sets = ", ".join(f"{name} = ?" for name in names)
    values = _in_columns(connection.dialect, table, rows, [*names, key])
    statement = f"UPDATE {table.name} SET {sets} WHERE {key} = ?"  # noqa: S608 - as above
    connection.exec_driver_sql(statement, values)


def _in_columns(
    dialect: Dialect, table: Table, rows: Rows, names: Sequence[str]
) -> list[tuple[Any, ...]]:
    """The values of each row in the order of `names`, two or more, as the driver takes them."""
    columns = zip(*map(itemgetter(*names), rows), strict=True)
    stored = (
        map(convert, values) if (convert := _converter(dialect, table.c[name])) else values
        for name, values in zip(names, columns, strict=True)
    )
    return [*zip(*stored, strict=True)]


@lru_cache(maxsize=512)
def _converter(dialect: Dialect, column: Column[Any]) -> Callable[[Any], Any] | None:
    """Stores a value as SQLAlchemy's type of the column would."""
    if isinstance(column.type, (LargeBinary, Boolean)):
        return None  # the driver takes them as they are
    return column.type.dialect_impl(dialect).bind_processor(dialect)


def _insert_postgresql(
    connection: Connection, table: Table, rows: Rows, returning: Sequence[str]
) -> Sequence[Row[Any]]:
    names = ", ".join(rows[0])
    statement = f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {_as_rows(table)}"  # noqa: S608 - as above
    if not returning:
        connection.execute(text(statement), _given(rows))
        return []
    statement += f" RETURNING {', '.join(returning)}"
    return connection.execute(text(statement), _given(rows)).all()


def _update_postgresql(
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
