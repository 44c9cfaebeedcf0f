"""Inserts a row unless another transaction has inserted one with the same key first."""

from collections.abc import Callable

from sqlalchemy.exc import IntegrityError

from webapp.database.writing import writing
from webapp.extensions import Base, db


def insert_once(row: Base, *, also: Callable[[], object] = lambda: None) -> bool:
    """Insert the row in a transaction of its own, with whatever `also` adds to it.

    False if another transaction won the race for the row's key: then nothing is written.
    """
    try:
        with writing():
            db.session.add(row)
            db.session.flush()
            also()
    except IntegrityError:
        return False
    return True
