"""Looks up a table's cells for a path: the steps that apply, and what to say of a blank. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from webapp.guidance.path import SEXUAL, TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import NO_STEP, Blank, Note, Step, TableRow, When
from webapp.vocabulary.behaviour import Area

NOT_STAFF = (
    "The guidance’s steps here are for an adult who works or volunteers with children. "
    "Ask your safeguarding lead."
)
NOT_STAFF_BUT_FAMILY = (
    "The guidance’s steps here are for an adult who works with children. Today: if the child may "
    "be harmed or afraid, ring children’s social care, before anyone is asked or told. Otherwise "
    "ask your safeguarding lead."
)
REPLACED = (
    "The guidance gives no step here. Because this may be a crime, this rule applies here too."
)
# Stands for an alert about sexual content, which CEOP and the IWF take; they take nothing else.
ALERT = "t2.alert"


@dataclass(frozen=True)
class Cell:
    """A row's steps in one column, each with its source lines."""

    row: str
    column: str
    title: str
    steps: tuple[Step, ...]
    blank: Blank | None = None
    notes: tuple[Note, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its steps."""
        return tuple(step.id for step in self.steps)

    @property
    def blank_phase(self) -> When:
        """The phase in which the blank is mentioned."""
        if self.steps:
            return self.steps[0].when
        return self.blank.when if self.blank else When.LATER


def select_cells(area: str, path: TriagePath, content: Content) -> list[Cell]:
    """The cells of this area's table that apply, in order; rows with the same steps are merged."""
    strict = _is_strict(area, path)
    return _merge(
        _make_cell(row, column, path, content, strict=strict)
        for row in content.tables[area].rows
        for column in path.columns
    )


def _is_strict(area: str, path: TriagePath) -> bool:
    """Whether nobody may gather, ask, warn or tell.

    It may be sexual, an adult did it, an address must stay secret, or somebody may harm themselves.
    """
    also = path.by_adult or path.may_endanger_an_address or Area.SELF_HARM in path.areas
    return area != SEXUAL and (path.may_be_sexual or also)


def _make_cell(
    row: TableRow, column: str, path: TriagePath, content: Content, *, strict: bool
) -> Cell:
    steps = [_place(step, step.cells[column]) for step in row.steps if column in step.cells]
    blank = row.blanks.get(column)
    if not path.has_staff_steps:
        steps, blank = _without_staff(steps, blank, path, content)
    if blank:
        steps += [_place(step, blank.source_lines) for step in blank.steps]
    if strict and (stricter := _strictest(steps, path, content)) != steps:
        steps, blank = stricter, blank and replace(blank, text=REPLACED)
    return Cell(row.id, column, row.title, tuple(steps), blank, row.notes)


def _place(step: Step, source_lines: str) -> Step:
    return replace(step, source_lines=source_lines)


def _without_staff(
    steps: list[Step], blank: Blank | None, path: TriagePath, content: Content
) -> tuple[list[Step], Blank | None]:
    kept = [step for step in steps if not step.staff]
    empty = bool(steps) and not kept
    if not empty and not (blank and blank.staff):
        return kept, blank
    lines = steps[0].source_lines if empty or not blank else blank.source_lines
    if path.is_family and path.by_adult:
        social_care = content.contacts["social-care"], content.contacts["social-care-night"]
        return kept, Blank(lines, NOT_STAFF_BUT_FAMILY, social_care, when=When.NOW)
    return kept, Blank(lines, NOT_STAFF if empty else NO_STEP, (content.contacts["my-lead"],))


def _strictest(steps: list[Step], path: TriagePath, content: Content) -> list[Step]:
    """Replaces steps that gather, show, warn or tell. Each step once."""
    found: dict[str, Step] = {}
    for step in steps:
        replaced = step.if_sexual and (path.may_be_sexual or step.if_sexual != ALERT)
        instead = content.steps[step.if_sexual] if step.if_sexual and replaced else step
        found.setdefault(instead.id, _place(instead, step.source_lines))
    return list(found.values())


def _merge(cells: Iterable[Cell]) -> list[Cell]:
    """Merges neighbours that have the same steps and no blank."""
    merged: list[Cell] = []
    for cell in cells:
        last = merged[-1] if merged else None
        if (
            last
            and cell.ids
            and last.column == cell.column
            and last.ids == cell.ids
            and not (last.blank or cell.blank)
        ):
            title = f"{last.title}; {cell.title[0].lower()}{cell.title[1:]}"
            merged[-1] = replace(last, row=f"{last.row}+{cell.row}", title=title)
        else:
            merged.append(cell)
    return merged
