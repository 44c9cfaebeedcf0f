"""What is to do on an incident follows from the acts on it."""

from datetime import date
from typing import Any

from tests.unit.incidents.test_in_hand import ADA, OMAR, done
from webapp.incidents.work.tasks.folding import Task, open_tasks, tasks_of
from webapp.vocabulary.act import ActKind

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


def task(to: int = OMAR, due: date = MONDAY) -> tuple[Any, ...]:
    return (ActKind.TASK, ADA, {"to": to, "due": due.isoformat()})


def change(number: int, to: int, due: date) -> tuple[Any, ...]:
    return (ActKind.TASK_CHANGED, ADA, {"task": number, "to": to, "due": due.isoformat()})


DONE = (ActKind.TASK_DONE, OMAR, {"task": 1})


def test_a_task_has_a_person_and_a_day() -> None:
    assert tasks_of(done(task())) == [Task(1, OMAR, MONDAY, newest=1)]


def test_the_latest_change_says_who_and_when() -> None:
    acts = done(task(), change(1, ADA, TUESDAY), change(1, OMAR, TUESDAY))
    assert tasks_of(acts) == [Task(1, OMAR, TUESDAY, newest=3)]


def test_what_is_done_is_not_open_and_not_lost() -> None:
    acts = done(task(), DONE)
    assert open_tasks(acts) == [] and tasks_of(acts) == [Task(1, OMAR, MONDAY, 1, done=2)]


def test_what_is_due_first_comes_first() -> None:
    acts = done(task(due=TUESDAY), task(), task())
    assert [one.number for one in open_tasks(acts)] == [2, 3, 1]


def test_a_task_that_was_taken_back_takes_its_changes_with_it() -> None:
    acts = [act for act in done(task(), change(1, ADA, TUESDAY), DONE) if act.number > 1]
    assert tasks_of(acts) == []


def test_the_order_of_the_acts_does_not_matter() -> None:
    acts = done(task(), change(1, ADA, TUESDAY), DONE)
    assert tasks_of(acts[::-1]) == tasks_of(acts)
