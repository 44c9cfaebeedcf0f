"""Creates, redeems and ends one-time links: first accounts, invitation, new password."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from flask_login import current_user
from sqlalchemy import ColumnElement, CursorResult, select, update

from webapp.access.permissions import Role
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import AccountLink, User
from webapp.proposals.kinds import Afterwards, Approved

LIFETIME, FIRST_LIFETIME = timedelta(days=1), timedelta(days=3)
_LINK = "Whoever proposed it shows the link here within three days, and gives it to them."
_UNCONFIRMED = "Their account counts for nobody’s second person until somebody else confirms it."
AFTERWARDS = Afterwards(
    another=f"{_LINK} Whoever approved it shows the code here, and tells it to them: by telephone, "
    "or face to face.",
    alone=f"{_LINK} It needs no code. {_UNCONFIRMED}",
    operator=f"{_LINK} Whoever runs E-safety has the code, and tells it to them: by telephone, or "
    f"face to face. {_UNCONFIRMED}",
)
LONGEST_WAIT = timedelta(days=3)
"""How long whoever proposed a link may take it after it was approved."""

FIRST_PEOPLE = 2
FIRST_ROLES = [Role.ADMINISTRATOR.value, Role.LEAD.value]


class LinkDoesNotWork(AppError):
    """The link was used, has expired, was replaced, or never existed."""

    status = 410
    sentence = (
        "This link does not work any more. A link works once and for one day, if nobody ends it. "
        "Ask your administrator for a new one."
    )


class SignedInAlready(AppError):
    """Somebody opened a link for another in the browser in which they are signed in."""

    status = 409
    heading = "This link is for somebody else"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"You are signed in as {name}. Sign out first, or give the link to whom it is for. "
            "It still works."
        )


def first_links() -> list[str]:
    """The paths of two new links, for the two people who set up the unit.

    None where there is an account already. Whoever runs E-safety gives each to another person, so
    both accounts are confirmed. Revokes earlier ones. Commits.
    """
    if accounts.any_exist():
        return []
    with writing():
        mark_used(AccountLink.first.is_(True))
        trail.record(Event.FIRST_LINKS_MADE)
        return [_create(first=True, roles=FIRST_ROLES) for _ in range(FIRST_PEOPLE)]


def prepare_invitation(*, name: str, email: str, roles: list[str], approved: Approved) -> None:
    """Create a link for a colleague, in the caller's transaction, for its proposer to take.

    Ends earlier links for this address. Nobody knows its token: `take` makes one.
    """
    mark_used(AccountLink.email == email)
    link = _add(token=secrets.token_urlsafe(32), name=name, email=email, roles=roles)
    _wait_for_both(link, approved)


def prepare_new_password(person: User, approved: Approved) -> None:
    """The same for somebody to choose a new password; ends earlier links for them."""
    mark_used(AccountLink.person_id == person.id)
    link = _add(
        token=secrets.token_urlsafe(32),
        person_id=person.id,
        name=person.name,
        email=person.email,
        roles=[],
    )
    _wait_for_both(link, approved)


def take(number: int) -> str:
    """A new token of a link that one proposed oneself; an earlier one works no more.

    Commits. Raises LinkDoesNotWork.
    """
    with writing():
        link = link_to_take(number)
        token = secrets.token_urlsafe(32)
        link.token_hash = _hash(token)
        link.expires_at = min(link.expires_at, _now() + LIFETIME)
        _record_taken(link)
        return token


def link_to_take(number: int) -> AccountLink:
    """A link that works and that one proposed oneself. Raises LinkDoesNotWork."""
    link = db.session.get(AccountLink, number) if number <= HIGHEST else None
    if link is None or link.made_by != current_user.id:
        raise LinkDoesNotWork()
    require_working(link)
    return link


def path_of(link: AccountLink, token: str | None) -> str | None:
    """The link's path, if this is its token still."""
    return _path(token) if token and _hash(token) == link.token_hash else None


def invitation_link(*, name: str, email: str, roles: list[str]) -> str:
    """The path of a link for a new account; ends earlier ones for this address. Commits."""
    with writing():
        mark_used(AccountLink.email == email)
        roles_said = accounts.roles_in_words(roles)
        trail.record(Event.COLLEAGUE_INVITED, name=name, roles=roles_said)
        return _create(name=name, email=email, roles=roles)


def new_password_link(person: User) -> str:
    """The path of a link for a person to choose a new password. Commits."""
    with writing():
        mark_used(AccountLink.person_id == person.id)
        trail.record(Event.PASSWORD_LINK_MADE, name=person.name)
        return _create(person_id=person.id, name=person.name, email=person.email, roles=[])


def link_for(token: str) -> AccountLink:
    """The unused, unexpired link with this token. Raises LinkDoesNotWork."""
    link = db.session.scalar(select(AccountLink).where(AccountLink.token_hash == _hash(token)))
    if link is None:
        raise LinkDoesNotWork()
    require_working(link)
    return link


def find_prepared(*, email: str | None = None, person: int | None = None) -> AccountLink | None:
    """The link that works, for this address or person, and that two people decided on."""
    which = AccountLink.email == email if email else AccountLink.person_id == person
    working = AccountLink.used_at.is_(None), AccountLink.expires_at > _now()
    return db.session.scalar(select(AccountLink).where(which, *working))


def require_working(link: AccountLink) -> None:
    """Raise LinkDoesNotWork if it was used or ended."""
    if link.used_at or link.expires_at <= _now():
        raise LinkDoesNotWork()


def redeem(link: AccountLink, *, name: str, email: str, password: str) -> User:
    """Create the account or set the password. Of two redemptions in a race one is refused.

    `email` counts on the first links only: an invitation has its own. Commits.
    Raises LinkDoesNotWork, TooManySigningIn.
    """
    password_hash = accounts.hash_for_account(password)
    with writing():
        if not mark_used(AccountLink.id == link.id):
            raise LinkDoesNotWork()
        if link.person_id is not None:
            person = accounts.person_for(link.person_id)
            accounts.choose_password(person, password_hash)
            accounts.let_in_again(person, link.let_in_by)
            return person
        address = email if link.first else (link.email or "")
        return accounts.create_account(
            name=name,
            email=address,
            password_hash=password_hash,
            roles=link.roles,
            let_in_by=link.let_in_by,
        )


def mark_used(which: ColumnElement[bool]) -> int:
    """Let the unused links among these work no more; how many there were."""
    unused = update(AccountLink).where(AccountLink.used_at.is_(None))
    marked = cast(CursorResult[Any], db.session.execute(unused.where(which).values(used_at=_now())))
    return marked.rowcount


def _create(**facts: Any) -> str:
    """The path of a new link with these facts, in the caller's transaction."""
    token = secrets.token_urlsafe(32)
    _add(token=token, **facts)
    return _path(token)


def _add(
    *,
    token: str,
    roles: list[str],
    first: bool = False,
    name: str | None = None,
    email: str | None = None,
    person_id: int | None = None,
) -> AccountLink:
    link = AccountLink(
        token_hash=_hash(token),
        first=first,
        person_id=person_id,
        name=name,
        email=email,
        roles=roles,
        made_by=getattr(current_user, "id", None),
        made_at=_now(),
        expires_at=_now() + (FIRST_LIFETIME if first else LIFETIME),
    )
    db.session.add(link)
    return link


def _wait_for_both(link: AccountLink, approved: Approved) -> None:
    """The proposer takes its address; whoever else approved it takes its code."""
    link.made_by, link.code_by = approved.proposer, approved.other
    link.let_in_by = approved.let_in_by
    link.expires_at = _now() + LONGEST_WAIT


def _record_taken(link: AccountLink) -> None:
    name, roles = link.name or "", accounts.roles_in_words(link.roles)
    if link.person_id is not None:
        trail.record(Event.PASSWORD_LINK_MADE, name=name)
    else:
        trail.record(Event.COLLEAGUE_INVITED, name=name, roles=roles)


def _path(token: str) -> str:
    return f"/unit/set-up/{token}"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
