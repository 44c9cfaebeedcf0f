"""Makes one line of consecutive readings in a report's timeline. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple


class Told(NamedTuple):
    """A line of the record: when, who, its sentence, and whether somebody opened the report."""

    at: datetime
    who: str
    sentence: str
    is_reading: bool


class Line(NamedTuple):
    """A line as the timeline has it; `until` is when the last of several was."""

    at: datetime
    sentence: str
    until: datetime | None = None


def fold_readings(told: Iterable[Told]) -> Iterator[Line]:
    """Each line as it is, and one for each run of readings."""
    for is_reading, run in groupby(told, key=lambda line: line.is_reading):
        lines = [*run]
        if is_reading and len(lines) > 1:
            yield Line(lines[0].at, _opened(lines), until=lines[-1].at)
        else:
            yield from (Line(line.at, line.sentence) for line in lines)


def _opened(lines: Sequence[Told]) -> str:
    *names, last = dict.fromkeys(line.who for line in lines)
    who = f"{', '.join(names)} and {last}" if names else last
    return f"{who} opened it, {len(lines)} times."
