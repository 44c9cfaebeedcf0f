"""Which tasks the acts on an incident come to: whose, due when, and whether they are done. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from webapp.incidents.work.in_hand import Done
from webapp.vocabulary.act import ActKind

NOBODY = 0
"""Whose a task is that its person left."""


class Task(NamedTuple):
    """A task. `number` is that of the act that added it.

    `to` is the number of whoever does it, or NOBODY; `newest` the act that last said who
    does it, and when; `done` that by which it was done, if it is.
    """

    number: int
    to: int
    due: date
    newest: int
    done: int | None = None


def tasks_of(acts: Iterable[Done]) -> list[Task]:
    """The tasks that nobody took back, the oldest first, of acts in any order."""
    found: dict[int, Task] = {}
    for act in sorted(acts, key=lambda act: act.number):
        if act.kind == ActKind.TASK:
            found[act.number] = Task(act.number, *_said(act), newest=act.number)
        elif (task := found.get(act.coded.get("task", 0))) is None:
            continue
        elif act.kind == ActKind.TASK_CHANGED:
            to, due = _said(act)
            found[task.number] = task._replace(to=to, due=due, newest=act.number)
        elif act.kind == ActKind.TASK_DONE:
            found[task.number] = task._replace(done=act.number)
    return [*found.values()]


def open_tasks(acts: Iterable[Done]) -> list[Task]:
    """Those that are not done, the first to be done first."""
    left = (task for task in tasks_of(acts) if task.done is None)
    return sorted(left, key=lambda task: (task.due, task.number))


def _said(act: Done) -> tuple[int, date]:
    """Who does it, and by when."""
    return act.coded["to"], date.fromisoformat(act.coded["due"])
