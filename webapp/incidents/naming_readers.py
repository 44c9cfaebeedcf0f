"""Restricts an incident to the people who may read it, by name, or lifts that.

Never by one person alone, who could hide it from everybody else, or open it to the person whom it
is about: two do it on pages (`restriction/`), or the command line does (docs/decisions/0076).
An account that is not confirmed does not count (docs/decisions/0072).
"""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Subquery, and_, case, delete, func, or_, select, update

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.erasable import NoSuchReference
from webapp.incidents.models import IS_RESTRICTED, Chain, Incident, RestrictedTo
from webapp.incidents.restricting import hide_closings
from webapp.incidents.turn import take_turn
from webapp.people import accounts
from webapp.people.models import Role, User
from webapp.people.unit import IS_CONFIRMED
from webapp.proposals.policy import READERS as READING_ROLES
from webapp.reports.models import Report
from webapp.reports.reference import NotAReference, WrongReference, reference_from

FEWEST = 2
# An account that is closed, or has lost the role, reads nothing: its name alone does not count.
CAN_READ = and_(User.active, User.roles.any(Role.name.in_(sorted(READING_ROLES))))


def is_any_restricted(*, takes_turn: bool) -> bool:
    """Whether an incident is restricted.

    With the turn nobody else changes that in the caller's transaction.
    """
    if takes_turn:
        take_turn(db.session.connection())
    return db.session.scalar(select(Incident.id).where(IS_RESTRICTED).limit(1)) is not None


def can_read(person: int | None) -> bool:
    """Whether this person can read reports."""
    found = select(User.id).where(User.id == person, CAN_READ)
    return person is not None and db.session.scalar(found) is not None


class Blindness(NamedTuple):
    """Whether nobody can read reports now, and how many restricted incidents nobody can read now.

    Who is locked cannot, until the lock ends.
    """

    nobody_reads: bool
    unread: int


def find_blindness() -> Blindness:
    """As things are now. Before there is any account it is as it should be."""
    now = datetime.now(UTC)
    can_read_now = and_(CAN_READ, or_(User.locked_until.is_(None), User.locked_until <= now))
    somebody = select(User.id).where(can_read_now).limit(1)
    nobody_reads = db.session.scalar(somebody) is None and accounts.any_exist()
    unread = db.session.scalar(select(func.count()).select_from(_unread(can_read_now))) or 0
    return Blindness(nobody_reads, unread)


def find_unread() -> list[int]:
    """The restricted incidents of which nobody who is named has an open account that reads."""
    return sorted(db.session.scalars(select(_unread(CAN_READ).c.id)))


def _unread(can_read: ColumnElement[bool]) -> Subquery:
    named = select(RestrictedTo.person_id).join(User, User.id == RestrictedTo.person_id)
    readers = named.where(RestrictedTo.incident_id == Incident.id, can_read).correlate(Incident)
    return select(Incident.id).where(IS_RESTRICTED, ~readers.exists()).subquery()


ALL, CONFIRMED = func.count(User.id), func.count(case((IS_CONFIRMED, User.id)))
# How many people: 2 stands for more, and 1 also for any number of whom fewer are confirmed.
READERS = (
    select(case((ALL == 0, 0), (CONFIRMED < FEWEST, 1), else_=2))
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
    sentence = (
        "Name at least two people, each with an open account that reads reports. Accounts that "
        "nobody has confirmed yet do not count: “People” says who can confirm them."
    )


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


def restrict(found: Restricted, people: Collection[int], *, by: str) -> None:
    """Let only these people read its incidents, whoever did before; in the caller's transaction.

    `by` decided it. Raises TooFewReaders.
    """
    readers = require_readers(people)
    _set(found, readers)
    _record(Event.INCIDENT_RESTRICTED, found, by=by, count=str(len(readers)))


def lift(found: Restricted, *, by: str) -> None:
    """Let everybody who reads reports read its incidents; in the caller's transaction."""
    _set(found, None)
    _record(Event.RESTRICTION_LIFTED, found, by=by)


def require_readers(people: Collection[int]) -> dict[int, str]:
    """The names of these people, by number. Raises TooFewReaders if not all can read, or one."""
    can = find_who_can_read()
    confirmed = db.session.scalar(select(ALL).where(User.id.in_(people), IS_CONFIRMED)) or 0
    if confirmed < FEWEST or not can.keys() >= set(people):
        raise TooFewReaders
    return {number: can[number] for number in people}


def find_who_can_read() -> dict[int, str]:
    """All whose account is open and reads reports, sorted by name: their names by number."""
    rows = db.session.execute(select(User.id, User.name).where(CAN_READ)).all()
    return {row.id: row.name for row in sorted(rows, key=lambda row: row.name)}


def readers_of(incident: Incident) -> list[str]:
    """The names of those who are named and can read it, if it is restricted."""
    if not incident.restricted:
        return []
    named = select(User.name).join(RestrictedTo, RestrictedTo.person_id == User.id)
    these = RestrictedTo.incident_id == incident.id, CAN_READ
    return sorted(db.session.scalars(named.where(*these)))


def _reference(typed: str) -> str:
    try:
        return reference_from(typed)
    except (NotAReference, WrongReference) as error:
        raise NoSuchReference from error


def _set(found: Restricted, readers: Collection[int] | None) -> None:
    """Nobody is named any more but these; None: it is not restricted."""
    connection = db.session.connection()
    take_turn(connection)
    these = Incident.id.in_(found.incidents)
    db.session.execute(update(Incident).where(these).values(restricted=readers is not None))
    db.session.execute(delete(RestrictedTo).where(RestrictedTo.incident_id.in_(found.incidents)))
    db.session.add_all(
        RestrictedTo(incident_id=incident, person_id=reader)
        for incident in found.incidents
        for reader in readers or ()
    )
    hide_closings(connection, found.incidents, readers)


def _record(event: Event, found: Restricted, **facts: str) -> None:
    for report in found.reports:
        trail.record(event, subject=report, reference=found.reference, **facts)
