"""Lays out a whole table of the source, every cell, for reading and printing. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.shapes import Blank, Contact, Note, Step, Table, TableRow
from webapp.guidance.steps.notes import select_new, with_new_notes
from webapp.guidance.steps.outcome import any_awaits_confirmation


@dataclass(frozen=True)
class WholeCell:
    """One cell, for one column or for several with the same content."""

    columns: tuple[str, ...]
    steps: tuple[Step, ...]
    blank: str = ""
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @property
    def everyone(self) -> bool:
        """Whether all columns have the same content."""
        return len(self.columns) == len(COLUMNS)


@dataclass(frozen=True)
class WholeRow:
    """A row with its cells, in the source's order."""

    title: str
    notes: tuple[Note, ...]
    cells: tuple[WholeCell, ...]

    @property
    def awaits_confirmation(self) -> bool:
        """Whether a contact of a blank or a step in this row awaits confirmation."""
        steps = [step for cell in self.cells for step in cell.steps]
        return any_awaits_confirmation([*self.cells, *steps])


def lay_out(table: Table) -> tuple[WholeRow, ...]:
    """Every row of this table. A note is shown once a cell: people read their column only."""
    return tuple(WholeRow(row.title, row.notes, tuple(_lay_out_cells(row))) for row in table.rows)


def _lay_out_cells(row: TableRow) -> Iterator[WholeCell]:
    """The cells; those with the same steps and the same blank become one."""
    columns_of: dict[tuple[object, ...], list[str]] = {}
    for column in COLUMNS:
        steps = tuple(step.id for step in row.steps if column in step.cells)
        columns_of.setdefault((steps, _blank_key(row.blanks.get(column))), []).append(column)
    for columns in columns_of.values():
        cell = _lay_out_cell(row, columns)
        said = {note.id for note in row.notes}
        new = with_new_notes(cell.steps, said)
        yield replace(cell, steps=new, notes=select_new(cell.notes, said))


def _blank_key(blank: Blank | None) -> tuple[object, ...]:
    """Everything of a blank but its source lines. Steps by id: their cells cannot be hashed."""
    if blank is None:
        return ()
    steps = tuple(step.id for step in blank.steps)
    return (blank.text, blank.notes, steps, blank.contacts)


def _lay_out_cell(row: TableRow, columns: list[str]) -> WholeCell:
    own = tuple(step for step in row.steps if columns[0] in step.cells)
    names = tuple(COLUMNS[column] for column in columns)
    blank = row.blanks.get(columns[0])
    if blank is None:
        return WholeCell(names, own)
    return WholeCell(names, own + blank.steps, blank.text, blank.notes, blank.contacts)
