"""Tables of sealed texts, of the data keys that seal them, and of name tokens."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
)
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


class NameToken(Base):
    """A keyed hash of a word by which a report can be found (name_tokens.py); `kind`: a NameKind.

    The key gives the order of what is found: by kind, then number.
    """

    __tablename__ = "name_token"
    __table_args__ = (
        Index("ix_name_token_report", "report_number"),
        {"sqlite_with_rowid": False},
    )

    token: Mapped[bytes] = mapped_column(LargeBinary(12), primary_key=True)
    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    report_number: Mapped[int] = mapped_column(
        ForeignKey("report.id"), primary_key=True, autoincrement=False
    )
