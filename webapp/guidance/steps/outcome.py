"""What an outcome page shows, resolved for a template: no name to look up, nothing to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from webapp.guidance.path import Path
from webapp.guidance.source.shapes import Contact, Intent, Note


class _WithContacts(Protocol):
    @property
    def contacts(self) -> tuple[Contact, ...]: ...


def awaits(having: Iterable[_WithContacts]) -> bool:
    """Whether a number among these awaits confirmation."""
    return any(contact.awaits for each in having for contact in each.contacts)


@dataclass(frozen=True)
class ShownLine:
    """A sentence with the contacts whose buttons stand below it."""

    text: str
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class Shown:
    """Something that must be shown, such as M3."""

    id: str
    title: str
    lines: tuple[ShownLine, ...]

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Those of every line."""
        return tuple(contact for line in self.lines for contact in line.contacts)


@dataclass(frozen=True)
class StepAdvice:
    """One step. `id` is what a tick keeps; `who` is in words; `lines` are lines of the source."""

    id: str
    text: str
    who: str
    lines: str
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class RowAdvice:
    """A row of a table in one phase.

    `blank` says what an empty cell of the source means; steps may be lent to it all the same.
    `as_above`: further steps of this row stand above already, with another row that has them too.
    """

    table: str
    column: str
    row: str
    """Its id (setting, elsewhere, policy, criminal, …); two in one are joined by a plus."""
    title: str
    steps: tuple[StepAdvice, ...] = ()
    blank: str = ""
    notes: tuple[Note, ...] = ()
    contacts: tuple[Contact, ...] = ()
    """Those of the blank."""
    as_above: bool = False

    @property
    def source(self) -> str:
        """The small print: `Table 2, adult–child`."""
        return f"{self.table}, {self.column}"


@dataclass(frozen=True)
class Phase:
    """What to do now, today, or later; `folded` where a worker beside a child need not read it."""

    when: str
    label: str
    folded: bool
    rows: tuple[RowAdvice, ...]


@dataclass(frozen=True)
class Outcome:
    """Your steps. Shown in this order; `first` is M0 and comes before everything else."""

    path: Path
    first: tuple[ShownLine, ...]
    lead_in: tuple[Shown, ...]
    must_show: tuple[Shown, ...]
    phases: tuple[Phase, ...]
    intent: Intent
    last: tuple[Shown, ...]

    @property
    def rows(self) -> tuple[RowAdvice, ...]:
        """Every row, phase by phase."""
        return tuple(row for phase in self.phases for row in phase.rows)

    @property
    def steps(self) -> tuple[StepAdvice, ...]:
        """Every step once, in the order of the page."""
        return tuple(step for row in self.rows for step in row.steps)

    @property
    def awaits(self) -> bool:
        """Whether a number of this page awaits confirmation."""
        having: list[_WithContacts] = [*self.first, *self.lead_in, *self.must_show]
        having += [*self.last, *self.rows, *self.steps]
        return awaits(having)
