"""The people of the unit: who there is, making an account, closing one."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import uuid4

from flask_login import current_user
from flask_security import hash_password
from sqlalchemy import func, select

from webapp.access import permissions
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.errors import AppError
from webapp.extensions import db, security
from webapp.people.models import Role, User


class NoSuchPerson(AppError):
    """There is no account with this number."""

    status = 404
    sentence = "There is no such account."


class EmailTaken(AppError):
    """Somebody has an account with this e-mail address already."""

    status = 409
    sentence = "There is an account with this email address already."


class CannotCloseOwnAccount(AppError):
    """An administrator tried to close their own account."""

    status = 409
    sentence = "You cannot close your own account. Ask another administrator."


def anybody() -> bool:
    """Whether anybody has an account."""
    return bool(db.session.scalar(select(func.count()).select_from(User)))


def everybody() -> Sequence[User]:
    """All accounts, closed ones too, by name."""
    return db.session.scalars(select(User).order_by(User.name, User.id)).all()


def person_for(number: int) -> User:
    """The person with this number. Raises NoSuchPerson."""
    person = db.session.get(User, number) if number < 2**31 else None
    if person is None:
        raise NoSuchPerson()
    return person


def person_by_email(email: str) -> User | None:
    """The person with this address, or None."""
    return db.session.scalar(select(User).where(User.email == email.strip().lower()))


def make_account(*, name: str, email: str, password: str, roles: Iterable[str]) -> User:
    """A new account, in the caller's transaction. Raises EmailTaken."""
    if person_by_email(email):
        raise EmailTaken()
    person = User(
        name=name.strip(),
        email=email.strip().lower(),
        password=_hashed(password),
        active=True,
        fs_uniquifier=uuid4().hex,
        created_at=datetime.now(UTC),
        roles=[_role(name) for name in roles],
    )
    db.session.add(person)
    db.session.flush()
    trail.record(Event.ACCOUNT_SET_UP, name=person.name, roles=roles_in_words(roles))
    return person


def choose_password(person: User, password: str) -> None:
    """A new password, in the caller's transaction. Every sign-in of this person ends."""
    person.password = _hashed(password)
    person.fs_uniquifier = uuid4().hex
    trail.record(Event.PASSWORD_CHOSEN, name=person.name)


def close_account(person: User) -> None:
    """The person cannot sign in any more and is signed out. Closing twice is closing once."""
    if person.id == current_user.id:
        raise CannotCloseOwnAccount()
    if person.active:
        person.active = False
        person.fs_uniquifier = uuid4().hex
        trail.record(Event.ACCOUNT_CLOSED, name=person.name)
    db.session.commit()


def open_account_again(person: User) -> None:
    """The person can sign in again. Opening an open account changes nothing."""
    if not person.active:
        person.active = True
        trail.record(Event.ACCOUNT_OPENED_AGAIN, name=person.name)
    db.session.commit()


def roles_in_words(roles: Iterable[str]) -> str:
    """`administrator and lead`."""
    return " and ".join(sorted(roles))


def _hashed(password: str) -> str:
    """argon2id over the same form of Unicode that signing in uses."""
    return hash_password(security.password_util.normalize(password))


def _role(name: str) -> Role:
    known = permissions.Role(name).value
    role = db.session.scalar(select(Role).where(Role.name == known))
    return role or Role(name=known)
