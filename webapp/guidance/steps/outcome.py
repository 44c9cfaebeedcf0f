"""The outcome of a path as templates read it: rows of steps by phase, and must-shows. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from webapp.guidance.path import TriagePath
from webapp.guidance.source.shapes import (
    Contact,
    MustShow,
    Note,
    Step,
)
from webapp.guidance.steps.acts import Acts


class _WithContacts(Protocol):
    @property
    def contacts(self) -> tuple[Contact, ...]: ...


def any_awaits_confirmation(items: Iterable[_WithContacts]) -> bool:
    """Whether a contact of any of these items awaits confirmation."""
    return any(contact.awaits_confirmation for item in items for contact in item.contacts)


@dataclass(frozen=True)
class OutcomeRow:
    """A row of a table in one phase.

    `row`: setting, elsewhere, policy, criminal, …; merged rows are joined by a plus.
    `blank`: what we say about an empty cell of the source; such a row may still lend steps.
    `contacts`: those of the blank.
    `as_above`: a row further up shows more of this row's steps.
    """

    table: str
    column: str
    row: str
    title: str
    steps: tuple[Step, ...] = ()
    blank: str = ""
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()
    as_above: bool = False

    @property
    def source(self) -> str:
        """The small print: `Table 2, adult–child`."""
        return f"{self.table}, {self.column}"


@dataclass(frozen=True)
class Phase:
    """What to do now, today, or later; `folded` if a worker beside a child need not read it."""

    when: str
    label: str
    folded: bool
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True)
class PathOutcome:
    """The steps and notes that a path leads to."""

    path: TriagePath
    acts: Acts
    lead_in: tuple[MustShow, ...]
    must_show: tuple[MustShow, ...]
    phases: tuple[Phase, ...]
    last: tuple[MustShow, ...]

    @property
    def rows(self) -> tuple[OutcomeRow, ...]:
        """Every row, phase by phase."""
        return tuple(row for phase in self.phases for row in phase.rows)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step once, in the order of the page."""
        return tuple(step for row in self.rows for step in row.steps)

    @property
    def cells(self) -> tuple[str, ...]:
        """Which cells of the source the rows are from: "Table 2, adult–child"."""
        return tuple(dict.fromkeys(row.source for row in self.rows))

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every note once, in the order of the page."""
        found = [
            (*row.notes, *(note for step in row.steps for note in step.notes)) for row in self.rows
        ]
        return tuple(dict.fromkeys(note for notes in found for note in notes))

    @property
    def awaits_confirmation(self) -> bool:
        """Whether a contact of this page awaits confirmation."""
        items: list[_WithContacts] = [*self.lead_in, *self.must_show, *self.last]
        items += [*self.rows, *self.steps]
        return any_awaits_confirmation(items)
