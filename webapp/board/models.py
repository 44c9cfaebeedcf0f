"""The tables of papers for the board. Of all but drafts and decisions, rows are only inserted."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.people.models import User


class BoardDraft(Base):
    """The unit's words for the next paper of a period. They stay: a revision begins with them."""

    __tablename__ = "board_draft"

    period: Mapped[str] = mapped_column(String(7), primary_key=True)
    changed: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    doing: Mapped[str] = mapped_column(Text)
    proposal: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BoardPaper(Base):
    """A frozen paper; `content` is its document as JSON, `digest` that text's SHA-256 in hex.

    `place` counts the papers of a year from April: two that are signed at once want the same.
    """

    __tablename__ = "board_paper"
    __table_args__ = (
        UniqueConstraint("year", "place"),
        UniqueConstraint("period", "revision"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[str] = mapped_column(String(4))
    place: Mapped[int]
    period: Mapped[str] = mapped_column(String(7))
    revision: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    signed_by: Mapped[int] = mapped_column(ForeignKey(User.id))
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BoardDecision(Base):
    """What the board decided on a paper, and what came of it.

    `printed_in` is the first paper that prints it: its words are fixed then. `closed_in` is the
    paper that printed it as done.
    """

    __tablename__ = "board_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey(BoardPaper.id), index=True)
    words: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date]
    came_of_it: Mapped[str] = mapped_column(Text, default="")
    is_done: Mapped[bool] = mapped_column(default=False)
    printed_in: Mapped[int | None] = mapped_column(ForeignKey(BoardPaper.id))
    closed_in: Mapped[int | None] = mapped_column(ForeignKey(BoardPaper.id))
    version: Mapped[int] = mapped_column(default=1)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BoardCell(Base):
    """A number of a frozen paper: what it is, and what was printed (None: hidden).

    What it is, is for protecting later papers only. No page shows it.
    """

    __tablename__ = "board_cell"
    __table_args__ = {"sqlite_with_rowid": False}

    paper_id: Mapped[int] = mapped_column(ForeignKey(BoardPaper.id), primary_key=True)
    paper: Mapped[str] = mapped_column(String(7), primary_key=True)
    figure: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    n: Mapped[int]
    printed: Mapped[int | None]


class BoardFile(Base):
    """A frozen paper as a file, as it was made when it was signed; `digest` is its SHA-256."""

    __tablename__ = "board_file"

    paper_id: Mapped[int] = mapped_column(ForeignKey(BoardPaper.id), primary_key=True)
    kind: Mapped[str] = mapped_column(String(4), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)
