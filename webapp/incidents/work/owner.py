"""The name of who has an incident in hand, as a column of a query."""

from sqlalchemy import ScalarSelect, select
from sqlalchemy.orm import aliased

from webapp.incidents.models import Incident
from webapp.people.models import User


def owner_name() -> ScalarSelect[str]:
    """Looked up for each: PostgreSQL would make a hash of everybody, and sort the incidents."""
    owner = aliased(User)
    query = select(owner.name).where(owner.id == Incident.owner_id)
    return query.correlate(Incident).scalar_subquery()
