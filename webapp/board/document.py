"""What a paper says, as every format prints it: sections of sentences and tables. Pure.

It is frozen as JSON. Page, PDF, spreadsheets and CSV are made from it and from nothing else.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

HIDDEN = "[c]"

Cell = str | int | None
"""A number or words; None is hidden."""


@dataclass(frozen=True)
class Table:
    """A table. The first of its `columns` heads the rows; each row has a cell for each column."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Section:
    """A heading, paragraphs, and tables."""

    heading: str
    paragraphs: Sequence[str] = ()
    tables: Sequence[Table] = ()


@dataclass(frozen=True)
class Document:
    """A whole paper. `status` says of it who signed it and when, or that it is a draft."""

    title: str
    status: str
    sections: Sequence[Section]


def write_document(document: Document) -> str:
    """The document as text: the same bytes for the same document."""
    return json.dumps(asdict(document), ensure_ascii=False, separators=(",", ":"))


def read_document(text: str) -> Document:
    """The document that was written so."""
    found = json.loads(text)
    sections = [
        Section(one["heading"], one["paragraphs"], [Table(**table) for table in one["tables"]])
        for one in found["sections"]
    ]
    return Document(found["title"], found["status"], sections)


def shown_cell(cell: Cell) -> str:
    """The cell as pages show it."""
    if cell is None:
        return HIDDEN
    return cell if isinstance(cell, str) else f"{cell:,}"
