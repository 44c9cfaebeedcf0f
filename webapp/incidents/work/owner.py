"""The names of who has an incident in hand, and of who closed it, as columns of a query."""

from sqlalchemy import ColumnElement, ScalarSelect, case, null, select
from sqlalchemy.orm import aliased

from webapp.database.statements import written_out
from webapp.incidents.acts import NOT_UNDONE
from webapp.incidents.models import Act, Incident
from webapp.people.models import User
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.lane import Lane


def owner_name() -> ScalarSelect[str]:
    """Looked up for each: PostgreSQL would make a hash of everybody, and sort the incidents."""
    owner = aliased(User)
    query = select(owner.name).where(owner.id == Incident.owner_id)
    return query.correlate(Incident).scalar_subquery()


def closer_name() -> ColumnElement[str | None]:
    """Looked up only for what is closed."""
    closer = aliased(User)
    closed = select(Act.person_id).where(Act.incident_id == Incident.id, NOT_UNDONE)
    closed = (
        closed.where(Act.kind == ActKind.CLOSED.value).order_by(Act.id.desc()).limit(written_out(1))
    )
    by_whom = closed.correlate(Incident).scalar_subquery()
    name = select(closer.name).where(closer.id == by_whom).correlate(Incident).scalar_subquery()
    return case((Incident.lane == Lane.CLOSED.value, name), else_=null())
