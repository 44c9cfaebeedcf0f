"""Tells a database that failed from one that rejected what it was given."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from sync.contract import CannotKeep


def is_failure(error: Exception) -> bool:
    """Whether the database is full, read-only, gone, or busy for too long."""
    if isinstance(error, DataError | IntegrityError):
        return False
    return isinstance(error, DBAPIError | NoConnectionFree | OSError)


@contextmanager
def failures_as_cannot_keep() -> Iterator[None]:
    """Turn a database failure inside into CannotKeep: the phone keeps everything and retries."""
    try:
        yield
    except Exception as error:
        if is_failure(error):
            raise CannotKeep from error
        raise
