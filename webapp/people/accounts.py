"""Finds, creates, closes and reopens the accounts of the unit's people."""

from collections.abc import Iterable, Sequence
from uuid import uuid4

from flask_security import hash_password
from sqlalchemy import select

from webapp import clock
from webapp.access import permissions
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.enumerating import in_a_row
from webapp.errors import AppError
from webapp.extensions import db, security
from webapp.people.leaving import leave
from webapp.people.models import Role, User


class NoSuchPerson(AppError):
    """No account has this number."""

    status = 404
    sentence = "There is no such account."


class EmailTaken(AppError):
    """An account with this email address exists."""

    status = 409
    sentence = "There is already an account with this email address."


def any_exist() -> bool:
    """Whether there is any account that is not closed. Nobody can close the last one."""
    return db.session.scalar(select(User.id).where(User.active).limit(1)) is not None


def everybody() -> Sequence[User]:
    """All accounts, including closed ones, sorted by name."""
    return db.session.scalars(select(User).order_by(User.name, User.id)).all()


def names() -> Sequence[tuple[int, str]]:
    """The number and name of each account, including closed ones, sorted by name."""
    query = select(User.id, User.name).order_by(User.name, User.id)
    return [(number, name) for number, name in db.session.execute(query)]


def find_addresses(role: permissions.Role) -> list[str]:
    """The email addresses of all open accounts with this role, sorted."""
    theirs = User.active, User.roles.any(Role.name == role.value)
    return sorted(db.session.scalars(select(User.email).where(*theirs)))


def person_for(number: int) -> User:
    """The person with this number. Raises NoSuchPerson."""
    person = db.session.get(User, number) if number <= HIGHEST else None
    if person is None:
        raise NoSuchPerson()
    return person


def person_by_email(email: str) -> User | None:
    """The person with this email address, or None."""
    return db.session.scalar(select(User).where(User.email == email.strip().lower()))


def create_account(
    *,
    name: str,
    email: str,
    password_hash: str,
    roles: Iterable[str],
    let_in_by: int | None = None,
) -> User:
    """Create an account in the caller's transaction. Raises EmailTaken.

    `let_in_by` is the person who alone lets it in, if one does.
    """
    if person_by_email(email):
        raise EmailTaken()
    person = User(
        name=name.strip(),
        email=email.strip().lower(),
        password=password_hash,
        active=True,
        fs_uniquifier=uuid4().hex,
        created_at=clock.now(),
        let_in_by=let_in_by,
        roles=[_role(name) for name in roles],
    )
    db.session.add(person)
    db.session.flush()
    trail.record(Event.ACCOUNT_SET_UP, name=person.name, roles=roles_in_words(roles))
    return person


def choose_password(person: User, password_hash: str) -> None:
    """Set a new password in the caller's transaction, and end every session of this person."""
    person.password = password_hash
    person.fs_uniquifier = uuid4().hex
    trail.record(Event.PASSWORD_CHOSEN, name=person.name)


def let_in_again(person: User, by: int | None) -> None:
    """Leave the account unconfirmed if one person alone let its owner in; in the transaction.

    A no-op where two people did (`by` is None), or the owner themselves.
    """
    if by not in (None, person.id):
        person.let_in_by = by


def reopen_account(person: User) -> None:
    """Let the person sign in again, in the caller's transaction."""
    person.active = True
    trail.record(Event.ACCOUNT_OPENED_AGAIN, name=person.name)


def set_roles(person: User, roles: Iterable[str]) -> None:
    """Give the person these roles and no others, in the caller's transaction."""
    wanted = list(roles)
    leave(person, roles=wanted)
    had = roles_in_words(role.name for role in person.roles)
    person.roles = [_role(name) for name in wanted]
    trail.record(Event.ROLES_CHANGED, name=person.name, had=had, roles=roles_in_words(wanted))


def note_review() -> None:
    """Record that somebody has looked at every account and its roles. Commits."""
    with writing():
        trail.record(Event.ACCESS_REVIEWED)


def roles_in_words(roles: Iterable[str]) -> str:
    """The roles as words: `administrator, board member and lead`, `no role`."""
    return in_a_row(sorted(role.replace("-", " ") for role in roles)) or "no role"


def what_they_can(roles: Iterable[str]) -> list[str]:
    """What whoever has each role does, and cannot do: a line for each that this version knows."""
    given = set(roles)
    return [f"{one.label}: {one.hint}" for one in sorted(permissions.Role) if one in given]


def hash_for_account(password: str) -> str:
    """Hash with argon2id, after the same Unicode normalisation that sign-in applies.

    It takes 0.1 s, so hash before a transaction that writes. Raises TooManySigningIn.
    """
    return hash_password(security.password_util.normalize(password))


def _role(name: str) -> Role:
    known = permissions.Role(name).value
    role = db.session.scalar(select(Role).where(Role.name == known))
    return role or Role(name=known)
