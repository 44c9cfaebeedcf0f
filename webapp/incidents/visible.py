"""Says which incidents a person may be shown. Every list, page, hit and count asks here."""

from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, bindparam, not_, select

from webapp.database.columns import HIGHEST
from webapp.extensions import db
from webapp.incidents.models import IS_RESTRICTED, Chain, Incident, RestrictedTo
from webapp.reports.models import Report

# For statements that are made once, and executed with the number of a `person`.
PERSON = cast(Any, bindparam("person"))
# What is said instead of a reference that may not be shown.
HIDDEN = "(restricted)"


def visible_to(person_id: int) -> ColumnElement[bool]:
    """Whether this incident may be shown to this person."""
    return not_(hidden_from(person_id))


def hidden_from(person_id: int) -> ColumnElement[bool]:
    """Whether this incident is restricted and does not name this person.

    To count what is visible, count all and take these off: they are few, and have an index.
    """
    named = select(RestrictedTo.person_id).where(
        RestrictedTo.incident_id == Incident.id, RestrictedTo.person_id == person_id
    )
    return and_(IS_RESTRICTED, ~named.correlate(Incident).exists())


def report_visible_to(person_id: int) -> ColumnElement[bool]:
    """Whether this report may be shown to this person: its incident says."""
    hidden = select(Chain.id).join(Incident, Incident.id == Chain.incident_id)
    hidden = hidden.where(Chain.id == Report.chain_id, hidden_from(person_id))
    return ~hidden.correlate(Report).exists()


def find_hidden(person_id: int, references: Collection[str]) -> set[str]:
    """Those of these references that a report has which may not be shown to this person."""
    if not references:
        return set()
    query = select(Report.reference).where(Report.reference.in_(references))
    return set(db.session.scalars(query.where(~report_visible_to(person_id))))


def find_visible(person_id: int, incident: int) -> Incident | None:
    """The incident with this number; None if there is none that this person may be shown."""
    query = select(Incident).where(Incident.id == min(incident, HIGHEST), visible_to(person_id))
    return db.session.scalar(query)
