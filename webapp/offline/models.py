"""Tables of packs and of publications. Rows are never changed."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class Pack(Base):
    """A pack. Never deleted: a phone may fetch an old hash at any time (docs/decisions/0007)."""

    __tablename__ = "pack"

    hash: Mapped[str] = mapped_column(String(32), primary_key=True)
    build: Mapped[str] = mapped_column(String(64))
    edition: Mapped[str] = mapped_column(String(32))
    body_br: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    body_gzip: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class PackPublished(Base):
    """Two packs became the current ones of their build; the newest row counts.

    `made_from` is the fingerprint of everything the packs were built from, so that a second start
    knows without building that nothing changed.
    """

    __tablename__ = "pack_published"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    pack_hash: Mapped[str] = mapped_column(ForeignKey("pack.hash"))
    library_hash: Mapped[str] = mapped_column(ForeignKey("pack.hash"))
    made_from: Mapped[str] = mapped_column(String(64), index=True)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)

    pack: Mapped[Pack] = relationship(lazy="joined", foreign_keys=pack_hash)
