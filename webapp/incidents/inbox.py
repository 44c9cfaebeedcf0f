"""Queries for the lists of incidents: a list at a time, a page at a time, each on one index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    null,
    select,
)
from sqlalchemy.orm import aliased

from webapp.arrivals.opening import IS_WAITING
from webapp.extensions import db
from webapp.incidents import filtered
from webapp.incidents.acts import LEFT_OUT_BY
from webapp.incidents.filtered import LISTED, Condition
from webapp.incidents.filters import NO_FILTER, Filter
from webapp.incidents.from_paper import with_paper
from webapp.incidents.models import IN_NEW, UNOWNED, Act, Chain, Incident, IncidentFact, Reading
from webapp.incidents.order import order_of
from webapp.incidents.visible import PERSON, hidden_from, visible_to
from webapp.incidents.work.cover import covering
from webapp.incidents.work.owner import closer_name, owner_name
from webapp.incidents.work.tasks.listing import today
from webapp.incidents.work.tasks.mine import MyTask, in_one_value, read_tasks
from webapp.organisations.models import Organisation
from webapp.people.models import User
from webapp.reports.models import UNFILED, Report
from webapp.vocabulary.work_list import OF_WORK, WorkList
from webapp.web.paging import PAGE_SIZE

Line = Row[Any]
"""An incident, the report of it to open next (`number`), who has it, and who set it aside.

`types` and `parties` are codes with commas between; `read_at` is None for what the person has not
read. `is_erased`: nothing is left of any of its reports. `received_on`, `came_by`, `keyed_by` are
as in from_paper.py.
"""


@dataclass(frozen=True)
class Figures:
    """How many visible incidents each list of work has, and the newest report of the new ones.

    Of “Mine” those too that somebody else has, and on which the person has a task, or that they
    see to as they cover for somebody. `given`: so many of these are newly given. `waiting` and
    `unfiled` are still to come; `unowned` are received, and nobody has them. `organisation` is the
    name of the one that is asked for; `tasks` are the person's, `covers` whom they cover for.
    """

    counts: Mapping[WorkList, int]
    newest: int
    given: int
    waiting: int
    unfiled: int
    unowned: int
    organisation: str | None
    tasks: Sequence[MyTask]
    covers: Sequence[covering.Cover]


@dataclass(frozen=True)
class Rows:
    """Lines of a page, the place after which the next one begins, and whether it was bounded.

    `is_cut`: it looked at MOST_LOOKED_AT incidents, and there are more to look at.
    """

    rows: Sequence[Line]
    following: Sequence[Any] | None = None
    is_cut: bool = False


def find_rows(
    person_id: int,
    *,
    work_list: WorkList,
    after: Sequence[Any] | None = None,
    asked: Filter = NO_FILTER,
) -> Rows:
    """A page of a list, of the incidents that fit; order.py says in which order.

    Where few fit it may have fewer lines than a page, and another may follow.
    """
    order = order_of(work_list, is_filtered=bool(asked.parts))
    end = filtered.find_end(person_id, work_list, asked, after)
    is_whole = after is None and asked == NO_FILTER
    query = _first_page(work_list) if is_whole else _page(work_list, asked, after, end)
    found = db.session.execute(query, {"person": person_id}).all()
    rows = found[:PAGE_SIZE]
    if len(found) > PAGE_SIZE:
        return Rows(rows, order.place_of(rows[-1]))
    return Rows(rows, end, is_cut=end is not None)


def find_shown(person_id: int, shown: Sequence[int]) -> Rows:
    """The incidents of these ids, in that order, wherever they are now."""
    place = {incident: number for number, incident in enumerate(shown)}
    found = db.session.execute(SHOWN, {"person": person_id, "shown": [*shown]}).all()
    return Rows(sorted(found, key=lambda line: place[line.id]))


def figures(person_id: int, organisation: int | None = None) -> Figures:
    """Each from an index of the few that it counts."""
    given = {"person": person_id, "organisation": organisation, "today": today()}
    *numbers, unowned, of_person, covered, name = db.session.execute(FIGURES, given).one()
    counts = dict(zip(OF_WORK, numbers, strict=False))
    tasks, covers = read_tasks(of_person), covering.read_covers(covered)
    counts[WorkList.MINE] += covering.count_of_others(tasks, covers)
    newest, given_to, waiting, unfiled = (number or 0 for number in numbers[len(OF_WORK) :])
    given_to += covering.count_given(covers)
    return Figures(counts, newest, given_to, waiting, unfiled, unowned, name, tasks, covers)


def count_visible(work_list: WorkList) -> ColumnElement[int]:
    """Exact: all that the list's index has, without the few that are hidden."""
    return _count_but_hidden(*LISTED[work_list])


@cache
def _first_page(work_list: WorkList) -> Select[*tuple[Any, ...]]:
    """Made once for each list: to write the query out takes longer than to run it."""
    return _page(work_list, NO_FILTER, None, None)


def _page(
    work_list: WorkList, asked: Filter, after: filtered.Place, end: filtered.Place
) -> Select[*tuple[Any, ...]]:
    order = order_of(work_list, is_filtered=bool(asked.parts))
    lines = LINES if work_list is WorkList.LEFT_OUT else LINES_OF_REPORTS
    query = lines.where(*filtered.conditions(work_list, asked, after, end))
    return query.order_by(*order.by).limit(PAGE_SIZE + 1)


def _make_lines() -> Select[*tuple[Any, ...]]:
    lines = _make_lines_of_reports(*OF_ACT)
    return lines.outerjoin(Act, Act.id == LEFT_OUT_BY).outerjoin(User, User.id == Act.person_id)


def _make_lines_of_reports(*of_act: Any) -> Select[*tuple[Any, ...]]:
    first = aliased(Report)
    is_theirs = and_(Reading.report_number == Incident.next_sequence, Reading.person_id == PERSON)
    query = (
        select(*OF_INCIDENT, *OF_REPORT, *of_act)
        .add_columns(first.reference.label("first_reference"), Reading.at.label("read_at"))
        .add_columns(*(_codes(question).label(question) for question in ("types", "parties")))
        .add_columns(_is_erased().label("is_erased"))
        .select_from(Incident)
        .join(Report, Report.id == Incident.next_sequence)
        .join(first, first.id == Incident.first_sequence)
        .outerjoin(Reading, is_theirs)
    )
    return with_paper(query).where(visible_to(PERSON))


def _codes(question: str) -> ScalarSelect[str]:
    query = select(func.aggregate_strings(IncidentFact.code, ","))
    of_it = (IncidentFact.incident_id == Incident.id, IncidentFact.question == question)
    return query.where(*of_it).correlate(Incident).scalar_subquery()


def _is_erased() -> ColumnElement[bool]:
    """Looked up only where the report to open is erased."""
    other = aliased(Report)
    left = select(other.id).join(Chain, Chain.id == other.chain_id)
    left = left.where(Chain.incident_id == Incident.id, other.erased_at.is_(None)).limit(1)
    none_left = left.correlate(Incident).scalar_subquery().is_(None)
    return case((Report.erased_at.is_(None), false()), else_=none_left)


def _make_figures() -> Select[*tuple[Any, ...]]:
    others: tuple[ColumnElement[Any], ...] = (
        select(func.max(Incident.last_sequence)).where(IN_NEW).scalar_subquery(),
        _count(
            *LISTED[WorkList.MINE], Incident.given_seen.is_(False), visible_to(PERSON)
        ).scalar_subquery(),
        select(func.count()).where(IS_WAITING).scalar_subquery(),
        select(func.count()).select_from(Report).where(UNFILED).scalar_subquery(),
        _count_but_hidden(UNOWNED),
        in_one_value(),
        covering.in_one_value(),
        select(Organisation.name)
        .where(Organisation.id == bindparam("organisation"))
        .scalar_subquery(),
    )
    counts = (count_visible(work_list) for work_list in OF_WORK)
    return select(*counts, *others)


def _count_but_hidden(*where: Condition) -> ColumnElement[int]:
    hidden = _count(*where, hidden_from(PERSON))
    return _count(*where).scalar_subquery() - hidden.scalar_subquery()


def _count(*where: Condition) -> Select[*tuple[Any, ...]]:
    return select(func.count()).select_from(Incident).where(*where)


OF_INCIDENT = (
    Incident.id,
    Incident.first_sequence,
    Incident.last_sequence,
    Incident.counted_on,
    Incident.owned,
    Incident.rank,
    Incident.fell_from,
    Incident.reached,
    Incident.about_lead,
    Incident.incomplete,
    Incident.setting,
    Incident.incident_date,
    Incident.lane,
    Incident.closed_at,
    Incident.outcome,
    Incident.reopened,
    Incident.owner_id,
    Incident.given_seen,
    Incident.waiting_for,
    Incident.waiting_until,
    Incident.due_on,
    Incident.version,
    owner_name().label("owner"),
    closer_name().label("closer"),
)
OF_REPORT = (
    Report.id.label("number"),
    Report.reference,
    Report.amends,
    Report.saved_at,
    Report.received_at,
    Report.erased_at,
)
OF_ACT = (Act.id.label("act"), User.name.label("who"), Act.at.label("aside_at"), Act.coded)
LINES = _make_lines()
# Where nothing is set aside, nobody is asked who did it: PostgreSQL would sort for it.
LINES_OF_REPORTS = _make_lines_of_reports(null().label("act"))
SHOWN = LINES.where(Incident.id.in_(bindparam("shown", expanding=True)))
FIGURES = _make_figures()
