"""Which second factors a person has; adding the first, and removing all for a lost phone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from flask import g, session
from flask_login import current_user
from sqlalchemy import delete, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people import server_sessions
from webapp.people.models import SignIn, User
from webapp.people.second_factor import authenticator, passkeys, recovery_codes
from webapp.people.second_factor.factor import Factor
from webapp.people.second_factor.models import Authenticator, Passkey, RecoveryCode


class SignInAgainFirst(AppError):
    """This session began with the password alone, and the person has a second factor by now."""

    status = 409
    sentence = "Sign out and sign in again with your security code before you change this."


class OnlyWayToSignIn(AppError):
    """Nobody removes the last thing that proves who they are."""

    status = 409
    sentence = "You sign in with this, and with nothing else. Add another first, then remove this."


def has_any(person: User) -> bool:
    """Whether the person is asked for a second factor when they sign in."""
    return authenticator.find(person) is not None or bool(passkeys.all_of(person))


def require_proof() -> None:
    """Raise SignInAgainFirst if whoever has only the password would add to what proves them."""
    if has_any(current_user) and not current_user.second_factor:
        raise SignInAgainFirst()


def go_on_with(factor: Factor) -> Sequence[str]:
    """After a factor was added: this browser gets a new session, and every other one ends.

    In the caller's transaction. Returns the person's first recovery codes; none if they have some.
    Raises SignInAgainFirst.
    """
    person = current_user._get_current_object()
    if not server_sessions.is_going_on():  # of two browsers at once the second ended with the first
        raise SignInAgainFirst()
    db.session.execute(delete(SignIn).where(SignIn.person_id == person.id))
    for place in (session, g):
        place.pop("csrf_token", None)
    server_sessions.begin(person, factor=factor)
    return [] if recovery_codes.count_left(person) else recovery_codes.make(person)


def remove_authenticator(person: User) -> None:
    """Remove the person's app, if there is one. Commits. Raises OnlyWayToSignIn."""
    with _keeping_one(person):
        if found := authenticator.find(person):
            db.session.delete(found)
            trail.record(Event.AUTHENTICATOR_REMOVED, name=person.name)


def remove_passkey(person: User, number: int) -> None:
    """Remove one of the person's passkeys, if it is theirs. Commits. Raises OnlyWayToSignIn."""
    theirs = Passkey.id == min(number, HIGHEST), Passkey.person_id == person.id
    with _keeping_one(person):
        for found in db.session.scalars(select(Passkey).where(*theirs)):
            db.session.delete(found)
            trail.record(Event.PASSKEY_REMOVED, name=person.name)


@contextmanager
def _keeping_one(person: User) -> Iterator[None]:
    """Undo the block if nothing is left; end the person's other sessions, which may rest on it.

    Of two at the same moment the second waits.
    """
    with writing():
        db.session.execute(select(User.id).where(User.id == person.id).with_for_update())
        yield
        db.session.flush()
        db.session.expire_all()
        if not has_any(person):
            raise OnlyWayToSignIn()
        server_sessions.end_others(person)


def remove_all(person: User) -> None:
    """Remove every second factor, and end every session. Idempotent. Commits."""
    with writing():
        clear(person)


def clear(person: User) -> None:
    """The same in the caller's transaction."""
    for table in (Authenticator, Passkey, RecoveryCode):
        db.session.execute(delete(table).where(table.person_id == person.id))
    person.fs_uniquifier = uuid4().hex
    trail.record(Event.SECOND_FACTOR_REMOVED, name=person.name)
