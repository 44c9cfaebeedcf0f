"""Puts the tasks on an incident into words, for the page of a report of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row

from webapp.incidents.work.in_hand import Done
from webapp.incidents.work.tasks.folding import Task, tasks_of
from webapp.texts.reading import open_row
from webapp.vocabulary.times import UK, format_day, format_moment


@dataclass(frozen=True)
class ShownTask:
    """A task: what must be done, by whom, when, and who said so; `finished` is who did it, when.

    `newest` is as in Task.
    """

    task: Task
    text: str
    name: str
    added: str
    finished: str | None

    @property
    def number(self) -> int:
        """Of the act that added it."""
        return self.task.number

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over, in the UK."""
        return self.finished is None and self.task.due < today()

    @property
    def due(self) -> str:
        """`Due today`, `Overdue: 24 November 2026`."""
        return due_in_words(self.task.due)


def due_in_words(due: date) -> str:
    """`Due today`, `Due 1 December 2026`, `Overdue: 24 November 2026`."""
    if due < today():
        return f"Overdue: {format_day(due)}"
    return "Due today" if due == today() else f"Due {format_day(due)}"


def today() -> date:
    """The day in the UK."""
    return datetime.now(UTC).astimezone(UK).date()


def tasks_in_words(found: Sequence[Row[Any]]) -> list[ShownTask]:
    """The tasks of these acts (entries.find_acts): what is due first, then those done, the latest
    first. Raises StorageKeyAway.
    """
    rows = {row.id: row for row in found}
    tasks = tasks_of(done_of(found))
    left = sorted((one for one in tasks if not one.done), key=lambda one: (one.due, one.number))
    done = sorted((one for one in tasks if one.done), key=lambda one: one.done or 0, reverse=True)
    return [_in_words(task, rows) for task in (*left, *done)]


def done_of(found: Iterable[Row[Any]]) -> list[Done]:
    """What the fold reads of these acts; it does not ask who did them."""
    return [Done(row.id, row.kind, 0, row.at, row.coded) for row in found]


def _in_words(task: Task, rows: Mapping[int, Row[Any]]) -> ShownTask:
    added = rows[task.number]
    return ShownTask(
        task=task,
        text=open_row(added),
        name=rows[task.newest].person or "Nobody",
        added=_by(added),
        finished=_by(rows[task.done]) if task.done else None,
    )


def _by(row: Row[Any]) -> str:
    return f"{row.who}, {format_moment(row.at)}"
