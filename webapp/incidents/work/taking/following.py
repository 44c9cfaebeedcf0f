"""Finds the report to open next: of the new incidents the first that the person has not read."""

from sqlalchemy import and_, select

from webapp.extensions import db
from webapp.incidents.models import IN_NEW, Incident, Reading
from webapp.incidents.order import GRAVEST_FIRST
from webapp.incidents.visible import PERSON, visible_to

# Looked up for each: PostgreSQL would make a join of EXISTS, and sort.
_READ_AT = (
    select(Reading.at)
    .where(and_(Reading.report_number == Incident.next_sequence, Reading.person_id == PERSON))
    .correlate(Incident)
    .scalar_subquery()
)
FOLLOWING = (
    select(Incident.next_sequence)
    .where(IN_NEW, visible_to(PERSON), _READ_AT.is_(None))
    .order_by(*GRAVEST_FIRST.by)
    .limit(1)
)


def find_following(person_id: int) -> int | None:
    """The number of its report; None if they have read all there is. What they skipped is read."""
    return db.session.scalar(FOLLOWING, {"person": person_id})
