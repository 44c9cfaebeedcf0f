"""Queries for the lists of incidents: a lane at a time, a page at a time, each on one index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, select, tuple_
from sqlalchemy.orm import aliased, load_only

from webapp.arrivals.opening import IS_WAITING
from webapp.database.columns import UtcDateTime
from webapp.extensions import db
from webapp.incidents.models import IN_CLOSED, IN_LEFT_OUT, IN_NEW, Incident, IncidentFact, Reading
from webapp.incidents.visible import hidden_from, visible_to
from webapp.reports.models import UNFILED, Report
from webapp.vocabulary.lane import Lane
from webapp.web.paging import PAGE_SIZE

# Lists that begin with the latest.
DONE = {Lane.CLOSED: IN_CLOSED, Lane.LEFT_OUT: IN_LEFT_OUT}
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


def find_rows(
    person_id: int, *, lane: Lane, after: Sequence[Any] | None, shown: Sequence[int] = ()
) -> tuple[list[Row], list[Any] | None]:
    """A page of a lane, and the place after which the next one begins; None on the last.

    New ones by rank, nobody reached before the rest, then who waits longest; received and left out
    ones from the latest. With `shown`, exactly the incidents of these ids, in that order, wherever
    they are now.
    """
    query = _lines(person_id)
    if shown:
        place = {incident: number for number, incident in enumerate(shown)}
        query = query.where(Incident.id.in_(shown)).order_by(case(place, value=Incident.id))
    else:
        query = _page(query, lane, after)
    found = db.session.execute(query).all()
    page = found[:PAGE_SIZE]
    facts = _facts([line.Incident.id for line in page])
    rows = [
        Row(line.Incident, line.Report, line.reference, line.at is None, facts[line.Incident.id])
        for line in page
    ]
    return rows, _place(page[-1].Incident, lane) if len(found) > PAGE_SIZE else None


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


def _page(query: Line, lane: Lane, after: Sequence[Any] | None) -> Line:
    """The index of the lane gives the order, and the place to begin at."""
    if lane in DONE:
        query = query.where(DONE[lane]).order_by(Incident.closed_at.desc(), Incident.id.desc())
        if after:
            at = literal(datetime.fromisoformat(after[0]), UtcDateTime)
            query = query.where(tuple_(Incident.closed_at, Incident.id) < tuple_(at, after[1]))
    else:
        order = (Incident.rank, Incident.reached, Incident.first_sequence)
        query = query.where(IN_NEW).order_by(*order)
        if after:
            query = query.where(tuple_(*order) > tuple_(*after))
    return query.limit(PAGE_SIZE + 1)


def _place(incident: Incident, lane: Lane) -> list[Any]:
    if lane in DONE:
        return [incident.closed_at and incident.closed_at.isoformat(), incident.id]
    return [incident.rank, incident.reached, incident.first_sequence]


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
