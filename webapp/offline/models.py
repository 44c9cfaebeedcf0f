"""Packs as rows written once, and the list of which was served since when."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class Pack(Base):
    """One pack, kept for ever: a phone that was told its hash may still come for it."""

    __tablename__ = "pack"

    hash: Mapped[str] = mapped_column(String(32), primary_key=True)
    build: Mapped[str] = mapped_column(String(64))
    edition: Mapped[str] = mapped_column(String(32))
    body_br: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    body_gzip: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class PackPublished(Base):
    """A pack became the one that phones are told of. The newest of a build counts.

    `made_from` is the fingerprint of everything the pack was made from, so that a second start
    knows without building that nothing changed.
    """

    __tablename__ = "pack_published"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    pack_hash: Mapped[str] = mapped_column(ForeignKey("pack.hash"))
    made_from: Mapped[str] = mapped_column(String(64), index=True)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)

    pack: Mapped[Pack] = relationship(lazy="joined")
