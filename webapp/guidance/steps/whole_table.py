"""A table of the source as a whole, every cell, for reading and printing. Pure."""

from dataclasses import dataclass

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.shapes import Contact, Content, Note, Row, Table
from webapp.guidance.steps import rendering
from webapp.guidance.steps.outcome import StepAdvice, awaits


@dataclass(frozen=True)
class WholeCell:
    """One cell, for one column or for several that say the same."""

    columns: tuple[str, ...]
    steps: tuple[StepAdvice, ...]
    blank: str = ""
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @property
    def everyone(self) -> bool:
        """Whether all columns say the same."""
        return len(self.columns) == len(COLUMNS)


@dataclass(frozen=True)
class WholeRow:
    """A row with its cells, in the source's order."""

    title: str
    notes: tuple[Note, ...]
    cells: tuple[WholeCell, ...]

    @property
    def awaits(self) -> bool:
        """Whether a number of this row awaits confirmation."""
        return awaits(self.cells)


def rows_of(table: Table, content: Content) -> tuple[WholeRow, ...]:
    """Every row of this table."""
    return tuple(
        WholeRow(row.title, rendering.notes(row.notes, content), _cells(row, content))
        for row in table.rows
    )


def _cells(row: Row, content: Content) -> tuple[WholeCell, ...]:
    """The cells; neighbours with the same steps, or the same words for none, become one."""
    alike: dict[tuple[object, ...], list[str]] = {}
    for column in COLUMNS:
        own = tuple(step.id for step in row.steps if column in step.cells)
        alike.setdefault((own, _words_of_blank(row, column)), []).append(column)
    return tuple(_cell(row, columns, content) for columns in alike.values())


def _words_of_blank(row: Row, column: str) -> tuple[object, ...]:
    blank = row.blanks.get(column)
    return (blank.text, blank.notes, blank.steps, blank.contacts) if blank else ()


def _cell(row: Row, columns: list[str], content: Content) -> WholeCell:
    own = [
        rendering.step(step, content, source_lines=_lines([step.cells[each] for each in columns]))
        for step in row.steps
        if columns[0] in step.cells
    ]
    names = tuple(COLUMNS[column] for column in columns)
    blank = row.blanks.get(columns[0])
    if blank is None:
        return WholeCell(names, tuple(own))
    lent = [
        rendering.step(content.steps[name], content, source_lines=blank.lines)
        for name in blank.steps
    ]
    return WholeCell(
        columns=names,
        steps=(*own, *lent),
        blank=blank.text,
        notes=rendering.notes(blank.notes, content),
        contacts=rendering.contacts(blank.contacts, content),
    )


def _lines(each: list[str]) -> str:
    """The lines of several cells, each once."""
    return ", ".join(dict.fromkeys(each))
