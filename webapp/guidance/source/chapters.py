"""The chapters of the document: plain English, with what the paper said where it differs. Pure."""

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from webapp.guidance.source.entries import Key
from webapp.guidance.source.shapes import Contact, Note


@dataclass(frozen=True)
class Piece:
    """A paragraph that is true today. `was`: what the paper said, where that differs.

    `see` is a path of the product, such as `/guidance/law#harassment`, or empty. `statements` are
    the ids of those of the paper that the paragraph carries.
    """

    text: str
    points: tuple[str, ...] = ()
    was: str = ""
    note: Note | None = None
    contacts: tuple[Contact, ...] = ()
    see: str = ""
    statements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One cell of a grid."""

    text: str
    statements: tuple[str, ...] = ()


class GridRow(NamedTuple):
    """A row of a grid, under its heading."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table of text: a heading for each column, and one for each row."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class Section:
    """A part of a chapter; its `id` is its anchor on the page."""

    id: str
    title: str
    pieces: tuple[Piece, ...] = ()
    grid: Grid | None = None

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the paper's statements that this section carries."""
        cells = [cell for _, row in self.grid.rows for cell in row] if self.grid else []
        carried = [piece.statements for piece in self.pieces] + [cell.statements for cell in cells]
        return tuple(statement for some in carried for statement in some)


@dataclass(frozen=True)
class Chapter:
    """One chapter. `today`: what a reader needs first. `lines`: of the source, from and to."""

    id: Annotated[str, Key("chapter")]
    title: str
    contents: str
    lines: str
    today: str
    sections: tuple[Section, ...]

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody to ring, and every site, that the chapter names."""
        return tuple(
            contact
            for section in self.sections
            for piece in section.pieces
            for contact in piece.contacts
        )
