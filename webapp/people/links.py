"""Links that work once: for the first person, for an invited colleague, for a new password."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from webapp.access.permissions import Role
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import AccountLink, User

LASTS = timedelta(days=3)
FIRST_ROLES = [Role.ADMINISTRATOR.value, Role.LEAD.value]


class LinkDoesNotWork(AppError):
    """The link was used, has expired, was replaced, or never was."""

    status = 410
    sentence = (
        "This link does not work any more. A link works once and for three days. "
        "Ask your administrator for a new one."
    )


def first_setup_link() -> str | None:
    """The path of a new link for the first person; None when somebody has an account.

    An earlier first link that nobody used stops working. Commits.
    """
    if accounts.anybody():
        return None
    db.session.execute(_unused().where(AccountLink.first.is_(True)).values(used_at=_now()))
    return _make(first=True, roles=FIRST_ROLES)


def invite(*, name: str, email: str, roles: list[str]) -> str:
    """The path of a link with which a colleague makes an account. Commits. Raises EmailTaken."""
    if accounts.person_by_email(email):
        raise accounts.EmailTaken()
    _end_links_of(email=email)
    trail.record(Event.COLLEAGUE_INVITED, name=name, roles=accounts.roles_in_words(roles))
    return _make(name=name, email=email.strip().lower(), roles=roles)


def new_password_link(person: User) -> str:
    """The path of a link with which a person chooses a new password. Commits."""
    _end_links_of(person_id=person.id)
    trail.record(Event.PASSWORD_LINK_MADE, name=person.name)
    return _make(person_id=person.id, name=person.name, email=person.email, roles=[])


def way_back_in(email: str) -> str | None:
    """A new-password link for the command line, or None where nobody has this address."""
    person = accounts.person_by_email(email)
    return new_password_link(person) if person else None


def link_for(token: str) -> AccountLink:
    """The link, still good. Raises LinkDoesNotWork."""
    link = db.session.scalar(select(AccountLink).where(AccountLink.token_hash == _hash(token)))
    if link is None or link.used_at or link.expires_at <= _now():
        raise LinkDoesNotWork()
    return link


def use(link: AccountLink, *, name: str, email: str, password: str) -> User:
    """Make the account or set the password, once: of two at the same moment one is refused.

    Only the first link lets the person say their own e-mail address. Commits.
    """
    claimed = db.session.execute(_unused().where(AccountLink.id == link.id).values(used_at=_now()))
    if claimed.rowcount != 1 or (link.first and accounts.anybody()):  # type: ignore[attr-defined]
        db.session.rollback()
        raise LinkDoesNotWork()
    if link.person_id is not None:
        person = accounts.person_for(link.person_id)
        accounts.choose_password(person, password)
    else:
        address = email if link.first else (link.email or "")
        person = accounts.make_account(
            name=name, email=address, password=password, roles=link.roles
        )
    db.session.commit()
    return person


def _unused():  # type: ignore[no-untyped-def]  # noqa: ANN202 - SQLAlchemy's own builder
    return update(AccountLink).where(AccountLink.used_at.is_(None))


def _end_links_of(*, email: str | None = None, person_id: int | None = None) -> None:
    whose = (
        AccountLink.person_id == person_id
        if email is None
        else AccountLink.email == email.strip().lower()
    )
    db.session.execute(_unused().where(whose).values(used_at=_now()))


def _make(
    *,
    roles: list[str],
    first: bool = False,
    name: str | None = None,
    email: str | None = None,
    person_id: int | None = None,
) -> str:
    token = secrets.token_urlsafe(32)
    db.session.add(
        AccountLink(
            token_hash=_hash(token),
            first=first,
            person_id=person_id,
            name=name,
            email=email,
            roles=roles,
            expires_at=_now() + LASTS,
        )
    )
    db.session.commit()
    return f"/unit/set-up/{token}"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
