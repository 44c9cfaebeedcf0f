"""Finds the incidents that might be the same as one: few, each by an index, and what is compared.

Nothing is looked for in what was typed: names are compared by their keyed hashes.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, and_, literal, select, union_all
from sqlalchemy.orm import aliased

from webapp.extensions import db
from webapp.incidents.joining.likeness import Compared
from webapp.incidents.joining.models import NotSame
from webapp.incidents.models import Chain, Incident, IncidentFact
from webapp.incidents.visible import visible_to
from webapp.reports.checks import is_day
from webapp.reports.models import Report
from webapp.texts.models import NameToken
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.name_kind import NameKind

# The nearest of each kind: of a busy school the others are long ago.
NEAREST = 40
# How many reports before and after: some months of a large unit.
AROUND = 5_000
NO_NAME, JUDGED = 0, -1
OF_A_WORKER = (NameKind.WORKER, NameKind.TELEPHONE, NameKind.EMAIL)
APART = (Lane.SET_ASIDE.value, Lane.JOINED.value)
COMPARED = {"types", "parties", "ages"}


class Candidate(NamedTuple):
    """An incident that might be the same, by its first report, and the names that both have."""

    incident: int
    number: int
    reference: str
    compared: Compared
    shared: frozenset[NameKind]


def find_candidates(person_id: int, incident: Incident) -> tuple[Compared, list[Candidate]]:
    """What is compared of this incident, and the others that this person may see."""
    shared = _find_shared(incident)
    rows = _load(person_id, shared)
    facts = _facts_of([incident.id, *(row.Incident.id for row in rows)])
    found = [
        Candidate(
            row.Incident.id,
            row.Incident.first_sequence,
            row.reference,
            _compared(row.Incident, facts),
            shared[row.Incident.id],
        )
        for row in rows
    ]
    return _compared(incident, facts), found


def _find_shared(incident: Incident) -> dict[int, frozenset[NameKind]]:
    """By number of the incident: the names that both have; none where it is the organisation.

    Without those that somebody compared, and found not to be the same.
    """
    queries = [*_near(incident), _spelt_the_same(incident), _of_the_same_worker(incident)]
    queries += _judged(incident)
    found: dict[int, set[int]] = {}
    for other, kind in db.session.execute(union_all(*(select(each) for each in queries))):
        found.setdefault(other, set()).add(kind)
    found.pop(incident.id, None)
    return {
        other: frozenset(map(NameKind, kinds - {NO_NAME}))
        for other, kinds in found.items()
        if JUDGED not in kinds
    }


def _near(incident: Incident) -> Iterable[Any]:
    """Those of the same organisation that came shortly before and after."""
    if incident.organisation_id is None:
        return
    same = select(Incident.id.label("incident"), literal(NO_NAME).label("kind"))
    same = same.where(Incident.organisation_id == incident.organisation_id)
    earlier = same.where(Incident.id < incident.id).order_by(Incident.id.desc())
    later = same.where(Incident.id > incident.id).order_by(Incident.id)
    for each in (earlier, later):
        yield each.limit(NEAREST).subquery()


def _spelt_the_same(incident: Incident) -> Any:
    other, chain, theirs = aliased(Report), aliased(Chain), aliased(Chain)
    same = (
        select(
            theirs.incident_id.label("incident"), literal(NameKind.ORGANISATION.value).label("kind")
        )
        .select_from(chain)
        .join(Report, Report.chain_id == chain.id)
        .join(other, other.spelling == Report.spelling)
        .join(theirs, theirs.id == other.chain_id)
        .where(chain.incident_id == incident.id, Report.spelling.is_not(None))
    )
    return _nearest(same, other, incident)


def _of_the_same_worker(incident: Incident) -> Any:
    mine, other = aliased(NameToken), aliased(NameToken)
    report, theirs = aliased(Report), aliased(Chain)
    is_same = and_(other.token == mine.token, other.kind == mine.kind)
    same = (
        select(theirs.incident_id.label("incident"), mine.kind.label("kind"))
        .select_from(Chain)
        .join(Report, Report.chain_id == Chain.id)
        .join(mine, mine.report_number == Report.id)
        .join(other, is_same)
        .join(report, report.id == other.report_number)
        .join(theirs, theirs.id == report.chain_id)
        .where(Chain.incident_id == incident.id, mine.kind.in_([*OF_A_WORKER]))
    )
    return _nearest(same, report, incident)


def _judged(incident: Incident) -> Iterable[Any]:
    """Those that are not the same, whichever was compared with which."""
    ours = select(Chain.id).where(Chain.incident_id == incident.id)
    theirs = aliased(Chain)
    for mine, other in ((NotSame.lower, NotSame.higher), (NotSame.higher, NotSame.lower)):
        judged = select(theirs.incident_id.label("incident"), literal(JUDGED).label("kind"))
        judged = judged.select_from(NotSame).join(theirs, theirs.id == other)
        yield judged.where(mine.in_(ours)).subquery()


def _nearest(query: "Select[*tuple[Any, ...]]", report: Any, incident: Incident) -> Any:
    around = report.id.between(incident.first_sequence - AROUND, incident.last_sequence + AROUND)
    return query.where(report.erased_at.is_(None), around).limit(NEAREST * 2).subquery()


def _load(person_id: int, others: Collection[int]) -> list[Row[Any]]:
    query = select(Incident, Report.reference).join(Report, Report.id == Incident.first_sequence)
    query = query.where(Incident.id.in_(others), Incident.lane.not_in(APART))
    query = query.where(visible_to(person_id))
    return [*db.session.execute(query)]


def _facts_of(incidents: Collection[int]) -> Mapping[int, Mapping[str, set[str]]]:
    query = select(IncidentFact).where(IncidentFact.incident_id.in_(incidents))
    found: dict[int, dict[str, set[str]]] = {}
    for fact in db.session.scalars(query):
        if fact.question in COMPARED and fact.code != "not_known":
            of_it = found.setdefault(fact.incident_id, {})
            of_it.setdefault(fact.question, set()).add(fact.code)
    return found


def _compared(incident: Incident, facts: Mapping[int, Mapping[str, set[str]]]) -> Compared:
    several, day = facts.get(incident.id, {}), incident.incident_date
    return Compared(
        organisation=incident.organisation_id,
        setting=incident.setting,
        day=date.fromisoformat(day) if day and is_day(day) else None,
        arrived=incident.counted_on,
        **{name: frozenset(several.get(name, ())) for name in sorted(COMPARED)},
    )
