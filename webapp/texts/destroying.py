"""Destroys data keys, and with each everything that it has ever sealed."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, delete

from webapp.texts.models import DataKey, SealedText

KEY, TEXT = cast(Table, DataKey.__table__), cast(Table, SealedText.__table__)
KEYS = "data_key"


def destroy(connection: Connection, owner: str, numbers: Collection[int], at: datetime) -> None:
    """Destroy the keys and the texts of these owners, in the caller's transaction. Idempotent.

    PostgreSQL keeps old rows in the file: rewrite the table KEYS afterwards.
    """
    of_these = KEY.update().where(KEY.c.owner == owner, KEY.c.owner_id.in_(numbers))
    gone = of_these.where(KEY.c.wrapped.is_not(None))
    connection.execute(gone.values(wrapped=None, storage_kid=None, destroyed_at=at))
    texts = delete(TEXT).where(TEXT.c.owner == owner, TEXT.c.owner_id.in_(numbers))
    connection.execute(texts)


def remove(connection: Connection, owner: str, numbers: Collection[int]) -> None:
    """Remove keys and texts without a trace, in the caller's transaction. Idempotent."""
    for table in (TEXT, KEY):
        of_these = table.c.owner == owner, table.c.owner_id.in_(numbers)
        connection.execute(delete(table).where(*of_these))
