"""A paper as a spreadsheet: each cell of its tables is a line; its words are on the cover. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from webapp.board.document import HIDDEN, Document
from webapp.exports.book import Book, Column
from webapp.exports.book import Cell as BookCell


class Line(NamedTuple):
    """A cell of a table of the paper."""

    table: str
    row: str
    column: str
    value: BookCell


COLUMNS = (
    Column("Table", "As the paper calls it.", lambda line: line.table),
    Column("Line", "The line of the table.", lambda line: line.row),
    Column("What", "What the value is: the column of the table.", lambda line: line.column),
    Column("Value", f"A number, or words. {HIDDEN} is hidden: see Cover.", lambda line: line.value),
)


def make_book(document: Document, *, name: str, author: str) -> Book:
    """The spreadsheet. `name` is the short name of its sheet."""
    return Book(name, author, [*_cover(document)], COLUMNS, lines_of(document))


def lines_of(document: Document) -> Iterator[Line]:
    """Every cell of every table that says something."""
    for section in document.sections:
        for table in section.tables:
            for first, *others in table.rows:
                for column, cell in zip(table.columns[1:], others, strict=True):
                    if cell != "":
                        value = HIDDEN if cell is None else cell
                        yield Line(table.caption, str(first), column, value)


def _cover(document: Document) -> Iterator[str]:
    yield document.title
    yield document.status
    for section in document.sections:
        yield from (f"{section.heading}: {said}" for said in section.paragraphs)
        for table in section.tables:
            yield from (f"{table.caption}: {note}" for note in table.notes)
