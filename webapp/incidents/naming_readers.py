"""Restricts an incident to the people who may read it, by name, or lifts that.

Only at the command line: whoever reads an incident could hide it from everybody else, or open it to
the person whom it is about (docs/decisions/0076).
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import and_, delete, func, select, update

from webapp.access.permissions import Permission, may
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.erasable import NoSuchReference
from webapp.incidents.models import IS_RESTRICTED, Chain, Incident, RestrictedTo
from webapp.incidents.turn import take_turn
from webapp.people.models import Role, User
from webapp.proposals.policy import READERS as READING_ROLES
from webapp.reports.models import Report
from webapp.reports.reference import NotAReference, WrongReference, reference_from

FEWEST = 2
# An account that is closed, or has lost the role, reads nothing: its name alone does not count.
CAN_READ = and_(User.active, User.roles.any(Role.name.in_(sorted(READING_ROLES))))


def can_read(person: int | None) -> bool:
    """Whether this person can read reports."""
    found = select(User.id).where(User.id == person, CAN_READ)
    return person is not None and db.session.scalar(found) is not None


READERS = (
    select(func.count())
    .select_from(RestrictedTo)
    .join(User, User.id == RestrictedTo.person_id)
    .where(RestrictedTo.incident_id == Incident.id, CAN_READ)
    .correlate(Incident)
    .scalar_subquery()
)
RESTRICTED = select(func.count()).select_from(Incident).where(IS_RESTRICTED)
# How many restricted incidents nobody, and one person alone, may read: columns for a query that is
# asked anyway.
UNREAD, READ_BY_ONE = (RESTRICTED.where(READERS.in_([left])).scalar_subquery() for left in (0, 1))


class TooFewReaders(AppError):
    """Fewer than two of the people named read reports: one alone could hide it."""

    status = 409
    sentence = "Name at least two people, each with an open account that reads reports."


class Restricted(NamedTuple):
    """The reports with a reference, by id, and their incidents."""

    reference: str
    reports: Collection[str]
    incidents: Collection[int]


def find(typed: str) -> Restricted:
    """What has this reference. Raises NoSuchReference."""
    reference = _reference(typed)
    query = select(Report.report_id, Chain.incident_id).join(Chain, Chain.id == Report.chain_id)
    rows = db.session.execute(query.where(Report.reference == reference)).all()
    if not rows:
        raise NoSuchReference
    return Restricted(reference, {row[0] for row in rows}, {row[1] for row in rows})


def restrict(found: Restricted, people: Sequence[User], *, by: str) -> None:
    """Let only these people read its incidents, whoever did before. Commits.

    `by` decided it. Raises TooFewReaders.
    """
    readers = {person.id for person in people if _reads(person)}
    if len(readers) < FEWEST or len(readers) < len(people):
        raise TooFewReaders
    with writing():
        _set(found, restricted=True)
        db.session.add_all(
            RestrictedTo(incident_id=incident, person_id=reader)
            for incident in found.incidents
            for reader in readers
        )
        _record(Event.INCIDENT_RESTRICTED, found, by=by, count=str(len(readers)))


def lift(found: Restricted, *, by: str) -> None:
    """Let everybody who reads reports read its incidents. Commits."""
    with writing():
        _set(found, restricted=False)
        _record(Event.RESTRICTION_LIFTED, found, by=by)


def readers_of(incident: Incident | None) -> list[str]:
    """The names of those who are named and can read it, if it is restricted."""
    if incident is None or not incident.restricted:
        return []
    named = select(User.name).join(RestrictedTo, RestrictedTo.person_id == User.id)
    these = RestrictedTo.incident_id == incident.id, CAN_READ
    return sorted(db.session.scalars(named.where(*these)))


def _reference(typed: str) -> str:
    try:
        return reference_from(typed)
    except (NotAReference, WrongReference) as error:
        raise NoSuchReference from error


def _reads(person: User) -> bool:
    return person.active and may([role.name for role in person.roles], Permission.READ_REPORTS)


def _set(found: Restricted, *, restricted: bool) -> None:
    """In the caller's transaction; nobody is named any more."""
    take_turn(db.session.connection())
    these = Incident.id.in_(found.incidents)
    db.session.execute(update(Incident).where(these).values(restricted=restricted))
    db.session.execute(delete(RestrictedTo).where(RestrictedTo.incident_id.in_(found.incidents)))


def _record(event: Event, found: Restricted, **facts: str) -> None:
    for report in found.reports:
        trail.record(event, subject=report, reference=found.reference, **facts)
