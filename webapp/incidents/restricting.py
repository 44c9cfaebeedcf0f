"""Carries a restriction along where incidents are joined, so that joining opens nothing."""

from collections.abc import Collection
from typing import cast

from sqlalchemy import Connection, Table, insert, select, update

from webapp.incidents.models import IS_RESTRICTED, Incident, RestrictedTo

INCIDENT, NAMED = cast(Table, Incident.__table__), cast(Table, RestrictedTo.__table__)


def restrict_as(connection: Connection, joined: Collection[int], *, into: int) -> None:
    """Restrict `into` if one of the joined is restricted, and name the same people too."""
    restricted = select(INCIDENT.c.id).where(INCIDENT.c.id.in_(joined), IS_RESTRICTED)
    if not connection.scalar(restricted.limit(1)):
        return
    connection.execute(update(INCIDENT).where(INCIDENT.c.id == into).values(restricted=True))
    known = select(NAMED.c.person_id).where(NAMED.c.incident_id == into)
    people = select(NAMED.c.person_id).where(NAMED.c.incident_id.in_(joined))
    new = connection.scalars(people.where(NAMED.c.person_id.not_in(known)).distinct()).all()
    if new:
        connection.execute(insert(NAMED), [{"incident_id": into, "person_id": one} for one in new])
