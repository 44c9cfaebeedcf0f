"""What a spreadsheet holds, whatever its format: a cover, notes and one table. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

# As many characters as every spreadsheet program takes in a cell, less those that say so.
LONGEST_CELL = 32_000
CUT = " … (cut here)"
# What XML cannot hold. A line break stays.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Cell = str | int | date


@dataclass(frozen=True)
class Column:
    """A column: its title, what it means, and its cell for a line. A cell is never empty."""

    title: str
    note: str
    cell: Callable[[Any], Cell]


@dataclass(frozen=True)
class Book:
    """A spreadsheet. `cover` has lines of text; `lines` are read once, one after the other."""

    title: str
    author: str
    cover: Sequence[str]
    columns: Sequence[Column]
    lines: Iterator[Any]

    @property
    def header(self) -> list[str]:
        """The titles of the columns."""
        return [column.title for column in self.columns]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Each column with what it means."""
        return [(column.title, column.note) for column in self.columns]

    def rows(self) -> Iterator[list[Cell]]:
        """The cells of each line."""
        for line in self.lines:
            yield [tidy(column.cell(line)) for column in self.columns]


def tidy(cell: Cell) -> Cell:
    """The cell as every format can hold it."""
    if not isinstance(cell, str):
        return cell
    text = _UNWRITABLE.sub("\ufffd", cell)
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + CUT
