"""One cell of a table: which steps apply to a path, and what stands where the source is blank."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from webapp.guidance.path import Path
from webapp.guidance.source.building import NO_STEP
from webapp.guidance.source.shapes import Blank, Content, Row, Step, When
from webapp.vocabulary.behaviour import AdultRole

NOT_STAFF = (
    "The guidance’s steps here are for an adult who works or volunteers with children. "
    "Ask your safeguarding lead."
)
REPLACED = "The guidance gives no step here. Because this may be sexual, this rule stands here too."


@dataclass(frozen=True)
class Cell:
    """A row's steps in one column, each with its lines of the source."""

    row: str
    title: str
    steps: tuple[tuple[Step, str], ...]
    blank: Blank | None = None
    notes: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its steps."""
        return tuple(step.id for step, _ in self.steps)

    @property
    def stands_in(self) -> When:
        """The phase of what is said about the blank."""
        if self.steps:
            return self.steps[0][0].when
        return self.blank.when if self.blank else When.LATER


def cells_of(area: str, path: Path, content: Content) -> list[Cell]:
    """The cells of this area's table that apply, in order; rows with the same steps are one."""
    rows = content.tables[area].rows
    applying = [row for row in rows if not row.origins or path.origin in row.origins]
    cells = [_cell(row, path, content, strict=path.sexual and area != "sexual") for row in applying]
    return _joined(cells)


def _cell(row: Row, path: Path, content: Content, *, strict: bool) -> Cell:
    column = path.column or "AC"
    hide_staff = path.adult_to_child and path.adult_role == AdultRole.NO
    own = [(step, step.cells[column]) for step in row.steps if column in step.cells]
    blank = row.blanks.get(column)
    if hide_staff:
        own, blank = _without_staff(own, blank)
    if blank:
        own += [(content.steps[name], blank.lines) for name in blank.steps]
    steps = _strictest(own, content) if strict else own
    if blank and steps != own:
        blank = replace(blank, text=REPLACED)
    return Cell(row.id, row.title, tuple(steps), blank, row.notes)


def _without_staff(
    own: list[tuple[Step, str]], blank: Blank | None
) -> tuple[list[tuple[Step, str]], Blank | None]:
    kept = [(step, lines) for step, lines in own if not step.staff]
    if own and not kept:
        return [], Blank(lines=own[0][1], text=NOT_STAFF, contacts=("my-lead",))
    if blank and blank.staff:
        return kept, Blank(lines=blank.lines, text=NO_STEP, contacts=("my-lead",))
    return kept, blank


def _strictest(own: list[tuple[Step, str]], content: Content) -> list[tuple[Step, str]]:
    """Once it may be sexual, what gathers, shows, warns or tells gives way. Each step once."""
    found: dict[str, tuple[Step, str]] = {}
    for step, lines in own:
        instead = content.steps[step.if_sexual] if step.if_sexual else step
        found.setdefault(instead.id, (instead, lines))
    return list(found.values())


def _joined(cells: Iterable[Cell]) -> list[Cell]:
    joined: list[Cell] = []
    for cell in cells:
        last = joined[-1] if joined else None
        if last and cell.ids and last.ids == cell.ids and not (last.blank or cell.blank):
            title = f"{last.title}; {cell.title[0].lower()}{cell.title[1:]}"
            joined[-1] = replace(last, row=f"{last.row}+{cell.row}", title=title)
        else:
            joined.append(cell)
    return joined
