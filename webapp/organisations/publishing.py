"""Publishes names of the register, which workers choose from in the form, also without signal.

A published name is public. A report that has it is of its organisation, with no act: publishing
remembers its spelling.
"""

import gzip
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, or_, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.errors import AppError
from webapp.extensions import db
from webapp.organisations import aliases
from webapp.organisations.models import NEVER_PUBLISHED, PUBLISHED, Organisation
from webapp.vocabulary.times import UK

# All names together, compressed, as a phone fetches them: about 400.
MOST_BYTES = 8_000


class CannotPublish(AppError):
    """The name may not, or cannot, be published."""

    status = 409


class NeverPublished(CannotPublish):
    """It is where somebody lives."""

    sentence = "The name of a home, a foster carer or a childminder is never published."


class NameTooGeneral(CannotPublish):
    """Its name has nothing of its own."""

    sentence = "This could be the name of many. Add what tells it apart, such as its place."


class NameMeansAnother(CannotPublish):
    """The unit knows another by this name."""

    sentence = "Another organisation is known by this name. Add what tells them apart."


class NoRoom(CannotPublish):
    """Phones keep no more names."""

    sentence = "There is no room for more names on phones. Withdraw one first."


def list_names() -> list[str]:
    """The names that are published, of organisations that have not closed, in order."""
    return [*db.session.scalars(_open_names().order_by(Organisation.name))]


def has_names() -> bool:
    """Whether a phone has anything to fetch."""
    return db.session.scalar(_open_names().limit(1)) is not None


def write_list(names: Iterable[str]) -> bytes:
    """The list as phones keep it: a name a line."""
    return "\n".join(names).encode()


def spelling_for(organisation: Organisation) -> str:
    """The hash that its name will be known by. Raises CannotPublish, StorageKeyAway."""
    if organisation.kind in NEVER_PUBLISHED:
        raise NeverPublished()
    spelling = aliases.hash_spelling(organisation.name)
    if spelling is None:
        raise NameTooGeneral()
    return spelling


def publish(organisation: Organisation, spelling: str) -> None:
    """Publish its name, known by this spelling, in the caller's transaction. Idempotent.

    Raises CannotPublish.
    """
    if organisation.published:
        return
    meant = aliases.find_meant(db.session.connection(), [spelling])
    if meant.get(spelling, organisation.id) != organisation.id:
        raise NameMeansAnother()
    if _size([*list_names(), organisation.name]) > MOST_BYTES:
        raise NoRoom()
    organisation.published = True
    aliases.remember(spelling, organisation.id)
    trail.record(Event.NAME_PUBLISHED, number=str(organisation.id))


def withdraw(organisation: Organisation) -> None:
    """Publish it no longer, in the caller's transaction. Reports stay matched. Idempotent."""
    if organisation.published:
        organisation.published = False
        trail.record(Event.NAME_WITHDRAWN, number=str(organisation.id))


def _open_names() -> Select[str]:
    today = datetime.now(UK).date()
    is_open = or_(Organisation.until.is_(None), Organisation.until >= today)
    return select(Organisation.name).where(PUBLISHED, is_open).distinct()


def _size(names: Iterable[str]) -> int:
    return len(gzip.compress(write_list(sorted(names))))
