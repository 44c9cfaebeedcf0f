"""Reads the incidents of a list, all of them, a thousand at a time and nothing locked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents import filtered
from webapp.incidents.filters import Filter
from webapp.incidents.inbox import OF_INCIDENT
from webapp.incidents.models import Chain, Incident, IncidentFact
from webapp.incidents.refolding import MOST_OF_CHAIN
from webapp.incidents.visible import PERSON, visible_to
from webapp.organisations.models import Organisation
from webapp.reports.models import Report
from webapp.reports.whole import wholes_of
from webapp.vocabulary.work_list import WorkList

AT_ONCE = 1_000
# Of those whose texts are opened.
FEW_AT_ONCE = 25


class Line(NamedTuple):
    """An incident: its columns; its codes by question; what its reports say, if that was read."""

    row: Row[Any]
    codes: Mapping[str, Sequence[str]]
    told: Sequence[Mapping[str, Any]] = ()


def count(person_id: int, work_list: WorkList, asked: Filter) -> int:
    """How many incidents of the list fit, of those that this person may be shown."""
    query = select(func.count()).select_from(Incident).where(*_fits(work_list, asked))
    return db.session.scalar(query, {"person": person_id}) or 0


def find_lines(
    person_id: int, work_list: WorkList, asked: Filter, *, with_texts: bool
) -> Iterator[Line]:
    """Each of them once, the oldest first. `with_texts` raises StorageKeyAway."""
    size, after = FEW_AT_ONCE if with_texts else AT_ONCE, 0
    query = _rows().where(*_fits(work_list, asked), Incident.id > bindparam("after"))
    query = query.order_by(Incident.id).limit(written_out(size))
    while rows := db.session.execute(query, {"person": person_id, "after": after}).all():
        after = rows[-1].id
        codes = _codes([row.id for row in rows])
        texts = _texts([row.id for row in rows]) if with_texts else {}
        db.session.expunge_all()  # so that what was read is not kept
        yield from (Line(row, codes.get(row.id, {}), texts.get(row.id, ())) for row in rows)


def _fits(work_list: WorkList, asked: Filter) -> list[Any]:
    return [visible_to(PERSON), *filtered.conditions(work_list, asked)]


def _rows() -> Select[*tuple[Any, ...]]:
    first = aliased(Report)
    reports = select(func.count()).select_from(Report).join(Chain, Chain.id == Report.chain_id)
    reports = reports.where(Chain.incident_id == Incident.id).correlate(Incident)
    return (
        select(*OF_INCIDENT, first.reference, Organisation.name.label("organisation"))
        .add_columns(reports.scalar_subquery().label("reports"))
        .select_from(Incident)
        .join(first, first.id == Incident.first_sequence)
        .outerjoin(Organisation, Organisation.id == Incident.organisation_id)
    )


def _codes(incidents: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = {}
    columns = IncidentFact.incident_id, IncidentFact.question, IncidentFact.code
    query = select(*columns).where(IncidentFact.incident_id.in_(incidents))
    for incident, question, code in db.session.execute(query):
        found.setdefault(incident, {}).setdefault(question, []).append(code)
    return found


def _texts(incidents: Sequence[int]) -> dict[int, list[Mapping[str, Any]]]:
    """The answers of each report, in the order in which they arrived; of many the newest."""
    query = select(Report, Chain.incident_id).join(Chain, Chain.id == Report.chain_id)
    query = query.where(Chain.incident_id.in_(incidents)).order_by(Report.id)
    reports: dict[int, list[Report]] = {}
    for report, incident in db.session.execute(query):
        reports.setdefault(incident, []).append(report)
    return {incident: _answers(those[-MOST_OF_CHAIN:]) for incident, those in reports.items()}


def _answers(reports: Sequence[Report]) -> list[Mapping[str, Any]]:
    inside = wholes_of(reports)
    return [inside[report.id].answers for report in reports if report.id in inside]
