"""What a paper says, as every format prints it: sections of sentences and tables. Pure.

It is frozen as JSON. Page, PDF, spreadsheets and CSV are made from it and from nothing else.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

HIDDEN = "[c]"
# A table of words, with a few sentences in a cell.
WORDS = "words"

Cell = str | int | None
"""A number or words; None is hidden."""


@dataclass(frozen=True)
class Table:
    """A table. The first of its `columns` heads the rows; each row has a cell for each column.

    `marks` say how its first numbers are drawn: as "bars", or as a "run" of months; or that it has
    "words" only. `headline` is what they show.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    marks: str = ""
    headline: str = ""


# Older papers are written without these.
LATER = ("marks", "headline")


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
    found = asdict(document)
    for section in found["sections"]:
        for table in section["tables"]:
            for name in LATER:
                if not table[name]:
                    del table[name]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


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
