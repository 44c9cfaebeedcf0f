"""Inserts a row unless another transaction has inserted one with the same key first."""

from sqlalchemy.exc import IntegrityError

from webapp.extensions import Base, db


def insert_once(row: Base) -> bool:
    """Insert the row and commit, with everything else that waits in the session.

    False if another transaction won the race for the row's key: then all of it is rolled back.
    """
    db.session.add(row)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return False
    return True
