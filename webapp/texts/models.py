"""Tables of sealed texts and of the data keys that seal them."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base

NUMBER = BigInteger().with_variant(Integer, "sqlite")


class DataKey(Base):
    """The key of one owner, such as a report, wrapped by a storage key.

    Where it is destroyed it has neither `wrapped` nor `storage_kid`, and nothing that it sealed
    can ever be opened again.
    """

    __tablename__ = "data_key"
    __table_args__ = {"sqlite_with_rowid": False}

    owner: Mapped[str] = mapped_column(String(12), primary_key=True)
    owner_id: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=False)
    storage_kid: Mapped[str | None] = mapped_column(String(12), index=True)
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
    destroyed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SealedText(Base):
    """A text of an owner, sealed under its data key: one blob; a correction is a new version."""

    __tablename__ = "sealed_text"

    owner: Mapped[str] = mapped_column(String(12), primary_key=True)
    owner_id: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    blob: Mapped[bytes] = mapped_column(LargeBinary)
