"""Finds what the log's entries about an incident name: the ids of its reports."""

from collections.abc import Sequence

from sqlalchemy import select

from webapp.extensions import db
from webapp.incidents.models import Chain
from webapp.incidents.visible import report_visible_to
from webapp.reports.models import Report

# Anybody may send corrections without end.
MOST_SUBJECTS = 50


def find_subjects(reference: str, *, person: int) -> Sequence[str]:
    """The ids of the report with this reference and of all others of its incident.

    None where this person may not read it. Its own come first; at most MOST_SUBJECTS + 1, which
    says that there are more.
    """
    own = db.session.execute(
        select(Report.report_id, Chain.incident_id)
        .outerjoin(Chain, Chain.id == Report.chain_id)
        .where(Report.reference == reference, report_visible_to(person))
        .limit(MOST_SUBJECTS)
    ).all()
    others = (
        select(Report.report_id)
        .join(Chain, Chain.id == Report.chain_id)
        .where(Chain.incident_id.in_({row.incident_id for row in own}))
        .limit(MOST_SUBJECTS + 1)
    )
    found = [row.report_id for row in own] + list(db.session.scalars(others) if own else [])
    return [*dict.fromkeys(found)][: MOST_SUBJECTS + 1]
