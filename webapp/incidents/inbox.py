"""Queries for the lists of incidents: a list at a time, a page at a time, each on one index."""

from collections.abc import Sequence
from dataclasses import dataclass
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

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents import filtered
from webapp.incidents.acts import SET_ASIDE_BY
from webapp.incidents.facts import SINGLE
from webapp.incidents.filters import NO_FILTER, Filter
from webapp.incidents.from_paper import with_paper
from webapp.incidents.models import Act, Chain, Incident, IncidentFact, Reading
from webapp.incidents.order import Place
from webapp.incidents.visible import PERSON, visible_to
from webapp.incidents.work.owner import closer_name, owner_name
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.work_list import WorkList
from webapp.web.paging import PAGE_SIZE

Line = Row[Any]
"""An incident, the report of it to open next (`number`), who has it, and who set it aside.

`types` and `parties` are codes with commas between; `read_at` is None for what the person has not
read. `is_erased`: nothing is left of any of its reports. `came_on`, `came_by`, `keyed_by` are
as in from_paper.py.
"""


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
    end = filtered.find_end(person_id, work_list, asked, after)
    query = _page(work_list, asked, after, end)
    found = db.session.execute(query, {"person": person_id}).all()
    rows = found[:PAGE_SIZE]
    if len(found) > PAGE_SIZE:
        return Rows(rows, filtered.order_for(work_list, asked).place_of(rows[-1]))
    return Rows(rows, end, is_cut=end is not None)


def find_shown(person_id: int, shown: Sequence[int]) -> Rows:
    """The incidents of these ids, in that order, wherever they are now."""
    place = {incident: number for number, incident in enumerate(shown)}
    found = db.session.execute(SHOWN, {"person": person_id, "shown": [*shown]}).all()
    return Rows(sorted(found, key=lambda line: place[line.id]))


def _page(work_list: WorkList, asked: Filter, after: Place, end: Place) -> Select[*tuple[Any, ...]]:
    lines = LINES if work_list is WorkList.SET_ASIDE else LINES_OF_REPORTS
    query = lines.where(*filtered.conditions(work_list, asked, after=after, end=end))
    if work_list is WorkList.NEW and not asked.parts:
        query = query.where(Incident.stacked.is_(bool(after and after[0])))
    order = filtered.order_for(work_list, asked)
    return query.order_by(*order.by).limit(written_out(PAGE_SIZE + 1))


def _make_lines() -> Select[*tuple[Any, ...]]:
    lines = _make_lines_of_reports(*OF_ACT)
    return lines.outerjoin(Act, Act.id == SET_ASIDE_BY).outerjoin(User, User.id == Act.person_id)


def _make_lines_of_reports(*of_act: Any) -> Select[*tuple[Any, ...]]:
    first = aliased(Report)
    is_theirs = and_(Reading.report_number == Incident.next_sequence, Reading.person_id == PERSON)
    query = (
        select(*OF_INCIDENT, *OF_OWNER, *OF_REPORT, *of_act)
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
    left = left.where(Chain.incident_id == Incident.id, other.erased_at.is_(None)).limit(
        written_out(1)
    )
    none_left = left.correlate(Incident).scalar_subquery().is_(None)
    return case((Report.erased_at.is_(None), false()), else_=none_left)


# What lists, and exports of them, read of an incident.
OF_INCIDENT = (
    Incident.id,
    Incident.first_sequence,
    Incident.last_sequence,
    Incident.counted_on,
    Incident.owned,
    Incident.stacked,
    Incident.rank,
    Incident.fell_from,
    Incident.reached,
    Incident.about_lead,
    Incident.incomplete,
    *(getattr(Incident, name) for name in SINGLE),
    Incident.incident_date,
    Incident.lane,
    Incident.closed_at,
    Incident.outcome,
    Incident.reopened,
    Incident.restricted,
    Incident.owner_id,
    Incident.given_seen,
    Incident.waiting_for,
    Incident.waiting_until,
    Incident.due_on,
    Incident.called,
    Incident.not_rung_since,
    Incident.version,
)
OF_OWNER = (owner_name().label("owner"), closer_name().label("closer"))
OF_REPORT = (
    Report.id.label("number"),
    Report.reference,
    Report.amends,
    Report.saved_at,
    Report.arrived_at,
    Report.erased_at,
)
OF_ACT = (Act.id.label("act"), User.name.label("who"), Act.at.label("aside_at"), Act.coded)
LINES = _make_lines()
# Where nothing is set aside, nobody is asked who did it: PostgreSQL would sort for it.
LINES_OF_REPORTS = _make_lines_of_reports(null().label("act"))
SHOWN = LINES.where(Incident.id.in_(bindparam("shown", expanding=True)))
