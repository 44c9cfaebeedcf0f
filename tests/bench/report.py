"""The Markdown table that `make bench` prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum


class Result(StrEnum):
    """Whether a row met its reach."""

    MET = "met"
    NOT_MET = "not met"
    NOISY = "noisy"
    NOT_JUDGED = "–"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the table, each cell in words; a measure of its own is against nothing."""

    what: str
    measured: str
    against: str = "–"
    ratio: str = "–"
    reach: str
    result: Result


def at_most(value: float, reach: float, *, noisy: bool = False) -> Result:
    """Judges a value that should be at most `reach`."""
    return _judge(value <= reach, noisy)


def at_least(value: float, reach: float, *, noisy: bool = False) -> Result:
    """Judges a value that should be at least `reach`."""
    return _judge(value >= reach, noisy)


def _judge(met: bool, noisy: bool) -> Result:
    if noisy:
        return Result.NOISY
    return Result.MET if met else Result.NOT_MET


HEADINGS = ("what", "measured", "floor or peer", "ratio", "reach", "result")


def as_table(lines: Iterable[Line]) -> str:
    """The lines as a Markdown table with straight columns."""
    rows = [[str(getattr(line, field.name)) for field in fields(line)] for line in lines]
    return markdown_table(HEADINGS, rows)


def markdown_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Cells as a Markdown table with straight columns."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join(_row(cells, widths) for cells in [headings, rule, *rows])


def _row(cells: Iterable[str], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
