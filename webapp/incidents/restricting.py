"""Carries a restriction along where incidents are joined, so that joining opens nothing.

What was proposed about an incident is known only to those who may read it.
"""

from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, insert, select, update

from webapp.extensions import db
from webapp.incidents.models import IS_RESTRICTED, Incident, RestrictedTo
from webapp.incidents.work.closing_proposals import NAME
from webapp.proposals.proposing import let_know

INCIDENT, NAMED = cast(Table, Incident.__table__), cast(Table, RestrictedTo.__table__)


def restrict_as(connection: Connection, joined: Collection[int], *, into: int) -> None:
    """Restrict `into` if it or one of the joined is restricted, and name the same people too."""
    of_it = INCIDENT.c.id.in_([into, *joined])
    restricted = select(INCIDENT.c.id).where(of_it, IS_RESTRICTED)
    if not connection.scalar(restricted.limit(1)):
        return
    connection.execute(update(INCIDENT).where(INCIDENT.c.id == into).values(restricted=True))
    known: set[int] = set(connection.scalars(_named([into])))
    new: set[int] = set(connection.scalars(_named(joined))) - known
    if new:
        connection.execute(insert(NAMED), [{"incident_id": into, "person_id": one} for one in new])
    hide_closings(connection, [into, *joined], known | new)


def hide_closings(
    connection: Connection, incidents: Collection[int], people: Collection[int] | None
) -> None:
    """Let only these people know that closing these was proposed; everybody, if None."""
    let_know(connection, people, kind=NAME, subjects=[str(one) for one in incidents])


def named_for(incident: Incident) -> set[int] | None:
    """Whom it names, if it is restricted."""
    return set(db.session.scalars(_named([incident.id]))) if incident.restricted else None


def _named(incidents: Collection[int]) -> Select[Any]:
    return select(NAMED.c.person_id).where(NAMED.c.incident_id.in_(incidents))
