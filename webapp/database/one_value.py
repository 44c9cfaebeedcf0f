"""Writes several values into one text, so that they cost no query of their own.

What is the same for everybody is written out: as parameters they are half of a long statement.
"""

from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, String, case, cast, literal_column

NO, YES, SPACE = (literal_column(f"'{each}'", String) for each in "01 ")


def flag(condition: SQLColumnExpression[bool]) -> ColumnElement[str]:
    """`1` or `0`."""
    return case((condition, YES), else_=NO)


def words(*parts: Any) -> ColumnElement[str]:
    """The parts as text, with a space between two."""
    return reduce(lambda said, part: said + SPACE + part, map(_as_text, parts))


def _as_text(part: Any) -> Any:
    return part if isinstance(part.type, String) else cast(part, String)
