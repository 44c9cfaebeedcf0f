"""Which new incidents are stacked, as queries of lists ask."""

from datetime import datetime

from sqlalchemy import ScalarSelect, select

from webapp.database.statements import written_out
from webapp.incidents.models import IN_NEW, Incident
from webapp.incidents.order import GRAVEST_FIRST
from webapp.incidents.visible import PERSON, visible_to
from webapp.reports.models import Report

STACKED = (IN_NEW, Incident.stacked.is_(True))


def first_stacked() -> ScalarSelect[datetime]:
    """When the first of them came."""
    query = select(Report.arrived_at).select_from(Incident)
    query = query.join(Report, Report.id == Incident.first_sequence)
    query = (
        query.where(*STACKED, visible_to(PERSON)).order_by(*GRAVEST_FIRST.by).limit(written_out(1))
    )
    return query.scalar_subquery()
