"""Queries for the lists of incidents: a lane at a time, a page at a time, each on one index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased, load_only

from webapp.arrivals.opening import IS_WAITING
from webapp.extensions import db
from webapp.incidents import filtered
from webapp.incidents.filters import NO_FILTER, Filter
from webapp.incidents.models import IN_NEW, Incident, IncidentFact, Reading
from webapp.incidents.order import order_of
from webapp.incidents.visible import hidden_from, visible_to
from webapp.reports.models import UNFILED, Report
from webapp.vocabulary.lane import Lane
from webapp.web.paging import PAGE_SIZE

SHOWN_FACTS = ("types", "parties")

Line = Select[Incident, Report, str, datetime]

_First = aliased(Report)
_OF_REPORT = (
    Report.id,
    Report.reference,
    Report.amends,
    Report.saved_at,
    Report.received_at,
    Report.erased_at,
)


@dataclass(frozen=True)
class Row:
    """One line, for one person: an incident, and the report of it to open next."""

    incident: Incident
    report: Report
    first_reference: str
    unread: bool
    facts: Mapping[str, set[str]]


@dataclass(frozen=True)
class Figures:
    """How many visible incidents are new, the newest report of those, and what is still to come."""

    new: int
    newest: int
    waiting: int
    unfiled: int


@dataclass(frozen=True)
class Rows:
    """Lines of a page, the place after which the next one begins, and whether it was bounded.

    `is_cut`: it looked at MOST_LOOKED_AT incidents, and there are more to look at.
    """

    rows: list[Row]
    following: Sequence[Any] | None = None
    is_cut: bool = False


def find_rows(
    person_id: int, *, lane: Lane, after: Sequence[Any] | None = None, asked: Filter = NO_FILTER
) -> Rows:
    """A page of a lane, of the incidents that fit; order.py says in which order.

    Where few fit it may have fewer lines than a page, and another may follow.
    """
    order = order_of(lane, is_filtered=bool(asked.parts))
    end = filtered.find_end(lane, asked, after)
    query = _lines(person_id).where(*filtered.conditions(lane, asked, after, end))
    found = db.session.execute(query.order_by(*order.by).limit(PAGE_SIZE + 1)).all()
    rows = _rows(found[:PAGE_SIZE])
    if len(found) > PAGE_SIZE:
        return Rows(rows, order.place_of(rows[-1].incident))
    return Rows(rows, end, is_cut=end is not None)


def find_shown(person_id: int, shown: Sequence[int]) -> Rows:
    """The incidents of these ids, in that order, wherever they are now."""
    place = {incident: number for number, incident in enumerate(shown)}
    found = db.session.execute(_lines(person_id).where(Incident.id.in_(shown))).all()
    return Rows(_rows(sorted(found, key=lambda line: place[line.Incident.id])))


def _rows(found: Sequence[Any]) -> list[Row]:
    facts = _facts([line.Incident.id for line in found])
    return [
        Row(line.Incident, line.Report, line.reference, line.at is None, facts[line.Incident.id])
        for line in found
    ]


def figures(person_id: int) -> Figures:
    """Each from an index of the few that it counts."""
    new = select(func.count()).select_from(Incident).where(IN_NEW)
    hidden = new.where(hidden_from(person_id))
    newest = select(func.max(Incident.last_sequence)).where(IN_NEW)
    waiting = select(func.count()).where(IS_WAITING)
    unfiled = select(func.count()).select_from(Report).where(UNFILED)
    shown = new.scalar_subquery() - hidden.scalar_subquery()
    others = (each.scalar_subquery() for each in (newest, waiting, unfiled))
    return Figures(*(number or 0 for number in db.session.execute(select(shown, *others)).one()))


def _lines(person_id: int) -> Line:
    is_theirs = and_(
        Reading.report_number == Incident.next_sequence, Reading.person_id == person_id
    )
    return (
        select(Incident, Report, _First.reference, Reading.at)
        .options(load_only(*_OF_REPORT))
        .join(Report, Report.id == Incident.next_sequence)
        .join(_First, _First.id == Incident.first_sequence)
        .outerjoin(Reading, is_theirs)
        .where(visible_to(person_id))
    )


def _facts(incidents: Sequence[int]) -> dict[int, dict[str, set[str]]]:
    found: dict[int, dict[str, set[str]]] = {
        incident: {name: set() for name in SHOWN_FACTS} for incident in incidents
    }
    if not found:
        return found
    query = select(IncidentFact.incident_id, IncidentFact.question, IncidentFact.code).where(
        IncidentFact.incident_id.in_(incidents), IncidentFact.question.in_(SHOWN_FACTS)
    )
    for row in db.session.execute(query):
        found[row.incident_id][row.question].add(row.code)
    return found
