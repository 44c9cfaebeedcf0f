"""Counts the lists of work, and what else the inbox says above and below its list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, case, func, select

from webapp.arrivals.waiting import IS_WAITING
from webapp.extensions import db
from webapp.incidents.filtered import LISTED, Condition
from webapp.incidents.models import IN_NEW, UNOWNED, Incident
from webapp.incidents.stacking.listed import STACKED, first_stacked
from webapp.incidents.visible import PERSON, hidden_from
from webapp.incidents.work.cover import covering
from webapp.incidents.work.supervision.waiting import count_to_look_at
from webapp.incidents.work.tasks.listing import today
from webapp.incidents.work.tasks.mine import MyTask, find_my_tasks
from webapp.organisations.models import Organisation
from webapp.vocabulary.work_list import OF_WORK, WorkList

# More of a list are said to be more: nobody works through a thousand, and to count them all took
# longer than the rest of the page.
MOST_COUNTED = 1_000
MOST = bindparam("most", type_=Integer)


@dataclass(frozen=True)
class Figures:
    """How many visible incidents each list of work has, and the newest report of the new ones.

    Above MOST_COUNTED all but `waiting` only say that there are more (shown_count):
    of `to_look_at` this bound is MOST_TO_LOOK_AT.
    Of “Mine” those too that somebody else has, and on which the person has a task, or that they
    see to as they cover for somebody. `given`: so many of these are newly given. `stacked` of the
    new ones are stacked, since that moment. `waiting` are still to come; `unowned`
    are received, and nobody has them; `to_look_at` wait for a lead other than who closed them.
    `organisation` is the name of the one that is asked for; `tasks` are the person's, `covers` whom
    they cover for.
    """

    counts: Mapping[WorkList, int]
    newest: int
    given: int
    waiting: int
    stacked: int
    stacked_since: datetime | None
    unowned: int
    to_look_at: int
    organisation: str | None
    tasks: Sequence[MyTask]
    covers: Sequence[covering.Cover]


def count_figures(person_id: int, organisation: int | None = None) -> Figures:
    """Each from an index of the few that it counts."""
    given = {"organisation": organisation, "today": today(), **bounds_for(person_id)}
    found = db.session.execute(FIGURES, given).one()
    *numbers, since, unowned, to_look_at, name = found
    counts = dict(zip(OF_WORK, numbers, strict=False))
    tasks, covers = find_my_tasks(person_id), covering.find_covers(person_id)
    counts[WorkList.MINE] += covering.count_of_others(tasks, covers)
    newest, mine, waiting, stacked = (one or 0 for one in numbers[len(OF_WORK) :])
    of_new = (waiting, stacked, since)
    mine += covering.count_given(covers)
    nobodys = (unowned, to_look_at)
    return Figures(counts, newest, mine, *of_new, *nobodys, name, tasks, covers)


def shown_count(count: int, most: int | None = None) -> str:
    """A count of `count_figures`, as pages show it; `most` is its bound, if not MOST_COUNTED."""
    most = MOST_COUNTED if most is None else most
    return f"{most:,}+" if count > most else str(count)


def bounds_for(person_id: int) -> dict[str, int]:
    """What `count_visible` is executed with: one more than MOST_COUNTED stands for more."""
    return {"person": person_id, "most": MOST_COUNTED + 1}


def count_visible(work_list: WorkList) -> ColumnElement[int]:
    """All that the list's index has, without the few that are hidden: exact up to MOST_COUNTED."""
    (count,) = _count_visible(LISTED[work_list])
    return count


def _count_visible(*lists: Sequence[Condition]) -> Iterator[ColumnElement[int]]:
    """The same of several lists: the hidden ones, who are few, are looked through once for all."""
    fits = (func.count(case((and_(*where), 1))).label(f"of_{n}") for n, where in enumerate(lists))
    hidden = select(*fits).select_from(Incident).where(hidden_from(PERSON)).cte("hidden")
    for where, column in zip(lists, hidden.c, strict=True):
        not_shown = select(column).scalar_subquery()
        some = select(Incident.id).where(*where).limit(MOST + not_shown).subquery()
        yield select(func.count()).select_from(some).scalar_subquery() - not_shown


def _make_figures() -> Select[*tuple[Any, ...]]:
    given = (*LISTED[WorkList.MINE], Incident.given_seen.is_(False))
    lists = (LISTED[work_list] for work_list in OF_WORK)
    *counts, given_now, stacked, unowned = _count_visible(*lists, given, STACKED, (UNOWNED,))
    others: tuple[ColumnElement[Any], ...] = (
        select(func.max(Incident.last_sequence)).where(IN_NEW).scalar_subquery(),
        given_now,
        select(func.count()).where(IS_WAITING).scalar_subquery(),
        stacked,
        first_stacked(),
        unowned,
        count_to_look_at(),
        select(Organisation.name)
        .where(Organisation.id == bindparam("organisation"))
        .scalar_subquery(),
    )
    return select(*counts, *others)


# Made once: to write the query out takes longer than to run it.
FIGURES = _make_figures()
