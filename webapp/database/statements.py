"""Parts of statements."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, ColumnElement, Integer, String, bindparam, column, func, literal_column

# Ids that a query asks about, as rows to join: the keys of an object, which both databases read.
# One parameter, and always the same statement: with a list of 50 ids both took five times as long.
ASKED = func.json_each(bindparam("ids", type_=JSON)).table_valued(column("key", String))


def asked(ids: Iterable[str]) -> dict[str, Any]:
    """Return the parameter of a statement that joins ASKED."""
    return {"ids": dict.fromkeys(ids, 0)}


def written_out(number: int) -> ColumnElement[int]:
    """A number that is part of the statement, as a limit of one that is executed often should be.

    PostgreSQL plans a statement once for all parameters, if that plan costs no more than those for
    some of them; and of a limit that is a parameter it knows nothing.
    """
    return literal_column(str(number), Integer)
