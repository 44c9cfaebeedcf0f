"""Tells a database that failed from one that rejected what it was given."""

from flask import g
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree


def is_failure(error: BaseException) -> bool:
    """Whether the database is full, read-only, gone, or busy for too long."""
    if isinstance(error, DataError | IntegrityError):
        return False
    if isinstance(error, OSError):
        return error.errno is not None  # of the system, such as a full disk; not Jinja's
    return isinstance(error, DBAPIError | NoConnectionFree)


def note_failure() -> None:
    """Remember until the request ends that the database failed."""
    g.database_failed = True


def has_failed() -> bool:
    """Whether the database has failed in this request, so that nothing should ask it again."""
    return "database_failed" in g
