"""Keeps the table of open tasks as the acts say. Only refolding.py calls it."""

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from sqlalchemy import Connection, Table, delete, insert, or_, select

from webapp.incidents.models import Incident
from webapp.incidents.work.tasks.folding import Task
from webapp.incidents.work.tasks.models import OpenTask

TABLE = cast(Table, OpenTask.__table__)


def keep_tasks(
    connection: Connection, incidents: Collection[int], tasks: Mapping[int, Sequence[Task]]
) -> None:
    """Replace those of these incidents, and of what was joined with them, by the open `tasks`."""
    joined = select(Incident.id).where(Incident.joined_into.in_(incidents))
    of_these = or_(TABLE.c.incident_id.in_(incidents), TABLE.c.incident_id.in_(joined))
    connection.execute(delete(TABLE).where(of_these))
    rows = [
        {"act_id": task.number, "incident_id": of, "person_id": task.to or None, "due_on": task.due}
        for of, several in tasks.items()
        for task in several
    ]
    if rows:
        connection.execute(insert(TABLE), rows)
