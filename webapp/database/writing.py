"""A write transaction: begun before its first read, one at a time on SQLite."""

from collections.abc import Iterator
from contextlib import contextmanager

from webapp.database.durability import begin
from webapp.database.sqlite import write_lock
from webapp.extensions import db


@contextmanager
def writing(*, repeatable: bool = False, wait: bool = True) -> Iterator[None]:
    """Commit what the block reads and writes in the session, or nothing of it if it raises.

    What was read before is read again inside. On SQLite a transaction that reads first and writes
    later fails at once where another has written between, whatever the time-out: so it waits in
    the line of writers, then begins as one. Keep it short: no hashing, parsing or network inside.
    It cannot be nested. Raises what a database that fails raises (failures.py).

    A `repeatable` block does not wait for the disk: if the power fails, it may be undone, whole,
    with the repeatable blocks after it. Any other commit makes all before it durable.

    Without `wait` it fails at once where it would have to wait for another writer.
    """
    if not (db.session.new or db.session.dirty or db.session.deleted):
        db.session.rollback()
    with write_lock(db.engine, wait=wait):
        begin(db.session.connection(), hurried=repeatable, wait=wait)
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
