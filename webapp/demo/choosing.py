"""Chooses by hand the organisation of a few incidents of a demonstration, as a unit would have."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select

from webapp.arrivals.models import Demonstration
from webapp.database.writing import writing
from webapp.demo.models import DemonstrationOrganisation
from webapp.demo.person import find_or_make
from webapp.extensions import db
from webapp.incidents.models import WITHOUT_ORGANISATION, Act, Chain, Incident, Received
from webapp.incidents.organisation import words_of
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.organisations.known import find_known, suggest_among
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind

FEW = 20
# Of those that could be chosen for, every other waits, as in life.
LOOKED_AT = 400
SOON = timedelta(minutes=4)


def choose_a_few() -> int:
    """Choose for a few that were received and matched to none. Returns for how many."""
    person, acts = find_or_make(), _acts()[::2][:FEW]
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        db.session.add_all([*acts])
        for act in acts:
            act.person_id = person
        db.session.flush()
        refold(connection, {act.incident_id for act in acts})
    return len(acts)


def _acts() -> list[Act]:
    """An act for each of which the words are like a name of the demonstration's register."""
    ours = set(db.session.scalars(select(DemonstrationOrganisation.organisation_id)))
    return [act for row in _unmatched() if (act := _act(row)).coded["organisation"] in ours]


def _unmatched() -> list[Row[Any]]:
    query = (
        select(Report, Incident.id, Received.at)
        .join(Demonstration, Demonstration.arrival_id == Report.id)
        .join(Received, Received.report_number == Report.id)
        .join(Chain, Chain.id == Report.chain_id)
        .join(Incident, Incident.id == Chain.incident_id)
        .where(WITHOUT_ORGANISATION, Report.spelling.is_not(None))
    )
    return [*db.session.execute(query.order_by(Report.id).limit(LOOKED_AT))]


def _act(row: Row[Any]) -> Act:
    suggested = suggest_among(words_of(row.Report), find_known(None))
    return Act(
        kind=ActKind.ORGANISATION_CHOSEN.value,
        coded={"organisation": suggested.id if suggested else None, "remembered": False},
        incident_id=row.id,
        report_number=row.Report.id,
        at=row.at + SOON,
    )
