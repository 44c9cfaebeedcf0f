"""Marks the lines of a paper that a revision changed, by what the paper before says. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from webapp.board.document import Cell, Document, Table

MARK = " [r]"


def mark_revised(document: Document, before: Document) -> Document:
    """The document, with [r] beside each line whose number was another one, or was not there.

    Shares are not compared: they change with the number of all. A line of words has no number.
    """
    tables = {table.caption: table for one in before.sections for table in one.tables}
    sections = [
        replace(one, tables=[_mark(table, tables.get(table.caption)) for table in one.tables])
        for one in document.sections
    ]
    return replace(document, sections=sections)


def _mark(table: Table, before: Table | None) -> Table:
    if before is None:
        return table
    old = {_label(row): _numbers(row) for row in before.rows}
    rows = [
        [f"{row[0]}{MARK}", *row[1:]] if _numbers(row) not in ([], old.get(_label(row))) else row
        for row in table.rows
    ]
    return replace(table, rows=rows)


def _label(row: Sequence[Cell]) -> str:
    return str(row[0]).removesuffix(MARK)


def _numbers(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row[1:] if not isinstance(cell, str)]
