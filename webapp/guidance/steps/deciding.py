"""Decides what a path leads to: looks up the tables, drops repeated steps, splits by phase. Pure.

The same path and the same edition always give the same outcome.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from webapp.guidance.path import COLUMNS, TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import Step, When, Who
from webapp.guidance.steps.acts import select_acts
from webapp.guidance.steps.cells import Cell, select_cells
from webapp.guidance.steps.must_show import select_for_screen
from webapp.guidance.steps.notes import select_new, with_new_notes
from webapp.guidance.steps.outcome import OutcomeRow, PathOutcome, Phase

WHO_ORDER = tuple(Who)


class PathNotComplete(ValueError):
    """A question of the path is open, so it leads to no steps yet."""


def decide(path: TriagePath, content: Content) -> PathOutcome:
    """The steps of this path in this edition. Raises PathNotComplete."""
    if not path.is_complete:
        raise PathNotComplete(path)
    return PathOutcome(
        path=path,
        acts=select_acts(path, content),
        lead_in=select_for_screen(path, content, screen="lead-in"),
        must_show=select_for_screen(path, content, screen="outcome"),
        phases=_phases(path, content),
        last=select_for_screen(path, content, screen="last"),
    )


def decide_for_report(path: Mapping[str, Any] | None, content: Content) -> PathOutcome | None:
    """The steps that a report's path leads to; None if it leads to none."""
    found = TriagePath.from_report(path or {})
    return decide(found, content) if found else None


def _phases(path: TriagePath, content: Content) -> tuple[Phase, ...]:
    rows: dict[When, list[OutcomeRow]] = {when: [] for when in When}
    for when, row in _rows(path, content):
        rows[when].append(row)
    if path.by_adult and not any(map(_tells_officer, rows[When.NOW])):
        rows[When.TODAY].sort(key=lambda row: not _tells_officer(row))
    said: set[str] = set()
    return tuple(
        Phase(
            when.value,
            when.label,
            when == When.LATER,
            tuple(_with_new_notes(row, said) for row in found),
        )
        for when, found in rows.items()
        if found
    )


def _tells_officer(row: OutcomeRow) -> bool:
    """Whether the LADO or social care is told here: before anyone gathers or asks anything."""
    contacts = [*row.contacts, *(contact for step in row.steps for contact in step.contacts)]
    return any(contact.name in ("lado", "social-care") for contact in contacts)


def _with_new_notes(row: OutcomeRow, said: set[str]) -> OutcomeRow:
    """The row with those notes that are not above it: each comes once a page."""
    notes = select_new(row.notes, said)
    return replace(row, notes=notes, steps=with_new_notes(row.steps, said))


def _rows(path: TriagePath, content: Content) -> Iterator[tuple[When, OutcomeRow]]:
    """The rows of every table with their phases. Each step comes once, in the first row."""
    tables = {area: select_cells(area, path, content) for area in path.tables}
    # A blank cell need not borrow a step that some other row has of its own.
    own = {
        name for cells in tables.values() for cell in cells if not cell.blank for name in cell.ids
    }
    shown: set[str] = set()
    for area, cells in tables.items():
        for cell in cells:
            hidden = shown | own if cell.blank else shown
            steps = [step for step in cell.steps if step.id not in hidden]
            if not steps and not cell.blank and cell.row in _rows_of_other_columns(cell, cells):
                continue
            shown.update(step.id for step in steps)
            source = content.tables[area].name, COLUMNS[cell.column]
            yield from _split_by_phase(cell, steps, *source)


def _rows_of_other_columns(cell: Cell, cells: list[Cell]) -> set[str]:
    """The rows that are here for another column too; what both say is said once."""
    return {other.row for other in cells if other.column != cell.column}


def _split_by_phase(
    cell: Cell, steps: list[Step], table: str, column: str
) -> Iterator[tuple[When, OutcomeRow]]:
    phases = [when for when in When if any(step.when == when for step in steps)]
    phases = phases or [cell.blank_phase]
    noted = When.TODAY if When.TODAY in phases else phases[0]
    for when in phases:
        blank = cell.blank if when == phases[0] else None
        notes = cell.notes if when == noted else ()
        here = [step for step in steps if step.when == when]
        yield (
            when,
            OutcomeRow(
                table=table,
                column=column,
                row=cell.row,
                title=cell.title,
                steps=tuple(sorted(here, key=lambda step: WHO_ORDER.index(step.who))),
                blank=blank.text if blank else "",
                notes=(*notes, *blank.notes) if blank else notes,
                contacts=blank.contacts if blank else (),
                as_above=len(steps) < len(cell.steps) and when == phases[-1],
            ),
        )
