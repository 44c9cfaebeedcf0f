"""A way into a database beside the product, for setting up and for looking behind its back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine


@contextmanager
def connected(database_url: str) -> Iterator[Connection]:
    """A connection to the database at an address as the product's settings have it."""
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
