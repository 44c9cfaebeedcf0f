"""Compares the key files of this machine with the keys that the database knows.

Several machines may use one database, and keys are files: one that made keys of its own would open
nothing of the others, and they nothing of it. So whoever first uses a database makes its keys, and
everybody else copies them (docs/decisions/0123).
"""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select, update

from webapp.database.turn import Turn, wait_for_turn
from webapp.errors import AppError
from webapp.extensions import db
from webapp.keys.models import KnownKey

# Any number, if every process uses the same, and others another.


class Kind(StrEnum):
    """What a key is for."""

    SEALING = "sealing"
    STORAGE = "storage"


class KeysAreElsewhere(AppError):
    """The database was used with keys, and none of them is here: a second node, or a restore."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"This database has keys already, and {folder} holds none of them. Copy keys/, "
            "storage-keys/ and secret-key of INSTANCE_DIR from the machine that uses this "
            "database, or put them back from their backup, then start again. Keys made here would "
            "not open what it holds, so none was made."
        )


def settle(
    kind: Kind, *, here: Callable[[], Collection[str]], make: Callable[[], object], folder: Path
) -> None:
    """Make the first key where neither the database nor the folder has one, and note what is here.

    `here` says which keys the folder holds. In the caller's transaction: of machines that start at
    the same moment one makes keys. Raises KeysAreElsewhere.
    """
    wait_for_turn(db.session.connection(), Turn.KEYS)
    known = _find(kind)
    if not known and not here():
        make()
    if known and known.isdisjoint(here()):
        raise KeysAreElsewhere(folder)
    note(kind, here())


def note(kind: Kind, kids: Collection[str]) -> None:
    """Note that these keys are used, in the caller's transaction. Idempotent."""
    known = _find(kind)
    now = datetime.now(UTC)
    new = (kid for kid in kids if kid not in known)
    db.session.add_all(KnownKey(kind=kind.value, kid=kid, since=now) for kid in new)


def note_gone(kind: Kind, kid: str) -> None:
    """Note that a key was destroyed, in the caller's transaction."""
    this = update(KnownKey).where(KnownKey.kind == kind.value, KnownKey.kid == kid)
    db.session.execute(this.values(gone_at=datetime.now(UTC)))


def newest(kind: Kind) -> str | None:
    """The key that was made last; None if the database never knew one."""
    query = select(KnownKey.kid).where(KnownKey.kind == kind.value, KnownKey.gone_at.is_(None))
    return db.session.scalar(query.order_by(KnownKey.since.desc(), KnownKey.kid).limit(1))


def _find(kind: Kind) -> set[str]:
    return {*db.session.scalars(select(KnownKey.kid).where(KnownKey.kind == kind.value))}
