"""Parts of statements."""

from sqlalchemy import ColumnElement, Integer, literal_column


def written_out(number: int) -> ColumnElement[int]:
    """A number that is part of the statement, as a limit of one that is executed often should be.

    PostgreSQL plans a statement once for all parameters, if that plan costs no more than those for
    some of them; and of a limit that is a parameter it knows nothing.
    """
    return literal_column(str(number), Integer)
