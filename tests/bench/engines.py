"""A direct connection to a product's database, to set it up and to query it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine


@contextmanager
def connect(database_url: str) -> Iterator[Connection]:
    """A connection to the database at a URL in the form of the product's settings."""
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
