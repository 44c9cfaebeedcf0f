"""Stores a person's authenticator app, and uses up its codes: each works once."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, cast

from sqlalchemy import CursorResult, update

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.people.models import User
from webapp.people.second_factor import totp
from webapp.people.second_factor.models import Authenticator
from webapp.web.sealed_address import NoSuchTicket, TicketExpired, make_ticket, read_ticket

AT_REST, OFFER = "authenticator-secret", "authenticator-offer"
OFFER_LASTS = timedelta(hours=1)


class Offer(NamedTuple):
    """A secret to set an app up with. `ticket` is the same, encrypted, for a hidden field."""

    secret: str
    ticket: str


def offer_to(person: User) -> Offer:
    """A new secret, which is not stored before a code proves that the app has it."""
    secret = totp.new_secret()
    return Offer(secret, make_ticket(OFFER, [person.id, secret]))


def read_offer(person: User, ticket: str) -> Offer | None:
    """The offer of this ticket; None if it is too old or was made to somebody else."""
    secret = _open(OFFER, ticket, person, lasts=OFFER_LASTS)
    return Offer(secret, ticket) if secret else None


def set_up(person: User, secret: str, *, step: int) -> None:
    """Store the app, in place of an earlier one, in the caller's transaction.

    `step` is that of the code that proved it, which is used up.
    """
    sealed, now = seal(person, secret), datetime.now(UTC)
    found = Authenticator(person_id=person.id, sealed_secret=sealed, last_step=step, set_up_at=now)
    db.session.merge(found)
    trail.record(Event.AUTHENTICATOR_SET_UP, name=person.name)


def use(person: User, typed: str) -> bool:
    """Whether this is a new code of the person's app; uses it up in the caller's transaction."""
    found = find(person)
    secret = _open(AT_REST, found.sealed_secret, person) if found else None
    if found is None or secret is None:
        return False
    step = totp.find_step(secret, typed, after=found.last_step)
    return step is not None and _use_up(person, secret, step)


def find(person: User) -> Authenticator | None:
    """The person's app, if one is set up."""
    return db.session.get(Authenticator, person.id)


def seal(person: User, secret: str) -> str:
    """The secret as the table has it: it opens for this person only."""
    return make_ticket(AT_REST, [person.id, secret])


def _use_up(person: User, secret: str, step: int) -> bool:
    """Of two at the same moment the second finds it used. Seals with the newest SECRET_KEY."""
    sealed = seal(person, secret)
    unused = update(Authenticator).where(
        Authenticator.person_id == person.id, Authenticator.last_step < step
    )
    done = db.session.execute(unused.values(last_step=step, sealed_secret=sealed))
    return cast(CursorResult[Any], done).rowcount == 1


def _open(
    purpose: str, ticket: str, person: User, *, lasts: timedelta = timedelta.max
) -> str | None:
    """The secret; None if the ticket is another person's, too old, or of a lost SECRET_KEY."""
    try:
        owner, secret = read_ticket(purpose, ticket, lasts=lasts)
    except (NoSuchTicket, TicketExpired):
        return None
    return str(secret) if owner == person.id else None
