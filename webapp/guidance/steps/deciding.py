"""From a worker's path to their steps: what the tables say, the strictest rule, what must be shown.

Pure: the same path and the same edition give the same outcome for ever.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from webapp.guidance.path import COLUMNS, Path
from webapp.guidance.source.shapes import WHEN, Content, Step, When, Who
from webapp.guidance.steps import rendering
from webapp.guidance.steps.cells import Cell, cells_of
from webapp.guidance.steps.outcome import Outcome, Phase, RowAdvice, StepAdvice

WHO_ORDER = tuple(Who)


class PathNotComplete(ValueError):
    """The path has a question open, so it leads to no steps yet."""


def outcome(path: Path, content: Content) -> Outcome:
    """The steps of this path in this edition. Raises PathNotComplete."""
    if not path.complete:
        raise PathNotComplete(path)
    first = content.first if path.child else content.first_adults
    return Outcome(
        path=path,
        first=rendering.lines(first, content),
        lead_in=rendering.must_show(path, content, screen="lead-in"),
        must_show=rendering.must_show(path, content, screen="outcome"),
        phases=_phases(path, content),
        intent=content.intent,
        last=rendering.must_show(path, content, screen="last"),
    )


def from_report(path: Mapping[str, Any] | None, content: Content) -> Outcome | None:
    """The steps that a report's path led to; None where it leads to none."""
    found = Path.from_report(path or {})
    return outcome(found, content) if found else None


@dataclass
class _Table:
    """One table on its way to the page, with what stands above it already."""

    name: str
    column: str
    content: Content
    lent: set[str]
    """Steps that some row has of its own: a blank cell need not borrow them again."""
    above: dict[str, Step] = field(default_factory=dict)

    def pieces(self, cell: Cell) -> Iterator[tuple[When, RowAdvice]]:
        """A row, split into its phases."""
        fresh = [pair for pair in cell.steps if not self._stands_already(cell, pair[0])]
        dropped = len(fresh) < len(cell.steps)
        phases = [when for when in When if any(step.when == when for step, _ in fresh)]
        if not phases:
            phases = [cell.stands_in]
        for when in phases:
            steps = [pair for pair in fresh if pair[0].when == when]
            yield when, self._row(cell, when, steps, phases, dropped=dropped)
        self.above.update({step.id: step for step, _ in fresh})

    def _stands_already(self, cell: Cell, step: Step) -> bool:
        return step.id in self.above or (bool(cell.blank) and step.id in self.lent)

    def _row(
        self,
        cell: Cell,
        when: When,
        steps: list[tuple[Step, str]],
        phases: list[When],
        *,
        dropped: bool,
    ) -> RowAdvice:
        blank = cell.blank if when == phases[0] else None
        noted = When.TODAY if When.TODAY in phases else phases[0]
        return RowAdvice(
            table=self.name,
            column=self.column,
            row=cell.row,
            title=cell.title,
            steps=self._steps(steps),
            blank=blank.text if blank else "",
            notes=rendering.notes(
                (*(cell.notes if when == noted else ()), *(blank.notes if blank else ())),
                self.content,
            ),
            contacts=rendering.contacts(blank.contacts if blank else (), self.content),
            as_above=dropped and when == phases[-1],
        )

    def _steps(self, steps: list[tuple[Step, str]]) -> tuple[StepAdvice, ...]:
        ordered = sorted(steps, key=lambda pair: WHO_ORDER.index(pair[0].who))
        return tuple(rendering.step(step, self.content, source_lines=at) for step, at in ordered)


def _phases(path: Path, content: Content) -> tuple[Phase, ...]:
    cells = {area: cells_of(area, path, content) for area in path.tables}
    every = [cell for of_table in cells.values() for cell in of_table]
    lent = {name for cell in every if not cell.blank for name in cell.ids}
    above: dict[str, Step] = {}
    rows: dict[When, list[RowAdvice]] = {when: [] for when in When}
    for area, of_table in cells.items():
        column = COLUMNS[path.column or "AC"]
        table = _Table(content.tables[area].name, column, content, lent, above)
        for cell in of_table:
            for when, row in table.pieces(cell):
                rows[when].append(row)
    return tuple(
        Phase(when.value, WHEN[when], when == When.LATER, tuple(found))
        for when, found in rows.items()
        if found
    )
