"""Where the marks of a paper's charts are, from the printed numbers of its tables alone. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from webapp.board.document import Cell, Table, shown_cell
from webapp.board.revised import MARK
from webapp.figures.charts import Bar, RunChart, bars_of, headline_of, run_chart
from webapp.figures.comparing import POINTS, Limits, Sentence, last_month, limits_of
from webapp.figures.tables import Row

BARS, RUN = "bars", "run"
LAST = ("Not known", "Not answered")
MONTH = "%B %Y"


def with_bars(table: Table) -> Table:
    """The table with the largest number first, and what is not known last.

    Hidden numbers keep their order among each other, so it says no more than the numbers do.
    """
    rows = sorted(table.rows, key=_place)
    found = replace(table, rows=rows, marks=BARS)
    bars = [bar for bar in draw_bars(found) if bar.row.n]
    known = [bar._replace(row=bar.row._replace(code="")) for bar in bars]
    clear = len(known) > 1 and known[0].row.label not in LAST and rows[1][1] is not None
    return replace(found, headline=headline_of(known) if clear else "")


def run_of(months: Sequence[tuple[str, int | None]], caption: str) -> Table:
    """The months as a table that is drawn as a run; its headline is of the last month."""
    numbers = [n for _, n in months if n is not None]
    said: Sentence | None = last_month(numbers) if len(numbers) == len(months) else None
    headline = f"{months[-1][0]}: {said.value[0].lower()}{said.value[1:]}" if said else ""
    notes = [LIMITS] if _limits(months) else []
    return Table(caption, ("Month", "Incidents"), [*months], notes, RUN, headline)


LIMITS = (
    "The middle line is the mean of the first twelve months. Between the dashed lines a month is "
    "normal."
)


def draw_bars(table: Table) -> list[Bar]:
    """A bar for each line, from its first number; none for what is hidden."""
    rows = [Row("", str(label), _number(n)) for label, n, *_ in table.rows]
    return bars_of(rows, ordered=False)


def draw_run(table: Table) -> RunChart:
    """A dot for each month that is not hidden."""
    months = [(str(label), n if isinstance(n, int) else None) for label, n in table.rows]
    labels = [label for label, _ in months]
    found = run_chart(labels, [n or 0 for _, n in months], _limits(months))
    points = [dot for dot, (_, n) in zip(found.points, months, strict=True) if n is not None]
    return found._replace(points=points)


def by_year(table: Table) -> Table:
    """A table of months with a line for each year, for narrow columns of print."""
    found: dict[str, dict[int, Cell]] = {}
    for label, n in table.rows:
        name = str(label).removesuffix(MARK)
        month = datetime.strptime(name, MONTH)  # noqa: DTZ007
        cell = n if name == label else f"{shown_cell(n)}{MARK}"
        found.setdefault(f"{month:%Y}", {})[month.month] = cell
    heads = [f"{datetime(2000, number, 1):%b}" for number in range(1, 13)]  # noqa: DTZ001
    rows = [
        [year, *(of_it.get(number, "") for number in range(1, 13))] for year, of_it in found.items()
    ]
    return replace(table, columns=("Year", *heads), rows=rows)


def _limits(months: Sequence[tuple[str, int | None]]) -> Limits | None:
    first = [n for _, n in months[:POINTS] if n is not None]
    return limits_of(first)


def _place(row: Sequence[Cell]) -> tuple[bool, int, int]:
    """Hidden ones are together, before those of which there is none."""
    label, n, *_ = row
    return label in LAST, 1 if n is None else 2 * (n == 0), -_number(n)


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
