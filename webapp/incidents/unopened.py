"""Finds what a person must open before they set its incident aside."""

from flask_login import current_user
from sqlalchemy import select

from webapp.extensions import db
from webapp.incidents.models import Incident, Reading
from webapp.incidents.refolding import OF_INCIDENTS, told
from webapp.incidents.stacking.rule import is_sure_danger


def find_unopened_danger(incident: Incident) -> int | None:
    """The number of its first report of sure danger that the person signed in has not opened.

    None if there is none, or the incident is not of rank now: a correction may have said so.
    """
    if incident.rank != 0 or incident.organisation_id is None:
        return None
    rows = db.session.execute(OF_INCIDENTS, {"incidents": [incident.id]})
    of_danger = [
        report.number
        for report in map(told, rows)
        if is_sure_danger(report, organisation=incident.organisation_id)
    ]
    mine = Reading.person_id == current_user.id, Reading.report_number.in_(of_danger)
    opened = set(db.session.scalars(select(Reading.report_number).where(*mine)))
    return min(set(of_danger) - opened, default=None)
