"""The database is full, read-only, busy for too long, or gone: nobody's report is at fault."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from sync.contract import CannotKeep


def is_trouble(error: Exception) -> bool:
    """Whether the database is at fault, rather than what it was given."""
    if isinstance(error, DataError | IntegrityError):
        return False
    return isinstance(error, DBAPIError | NoConnectionFree | OSError)


@contextmanager
def told_to_phones() -> Iterator[None]:
    """Trouble inside becomes CannotKeep: the phone keeps everything and comes again."""
    try:
        yield
    except Exception as error:
        if is_trouble(error):
            raise CannotKeep from error
        raise
