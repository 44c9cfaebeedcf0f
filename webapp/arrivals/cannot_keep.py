"""Tells the endpoint that the database failed, in its own word."""

from collections.abc import Iterator
from contextlib import contextmanager

from sync.contract import CannotKeep
from webapp.database.failures import is_failure


@contextmanager
def failures_as_cannot_keep() -> Iterator[None]:
    """Turn a database failure inside into CannotKeep: the phone keeps everything and retries."""
    try:
        yield
    except Exception as error:
        if is_failure(error):
            raise CannotKeep from error
        raise
