"""Closes an account, so that nothing that it opened stays open; or proposes that (guarding.py)."""

from uuid import uuid4

from flask_login import current_user
from sqlalchemy import or_

from webapp.access.permissions import Permission
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.people import accounts, guarding, taken
from webapp.people.guarding import What, Why
from webapp.people.leaving import leave
from webapp.people.links import mark_used
from webapp.people.models import AccountLink, User
from webapp.proposals.kinds import Kind, Payload
from webapp.proposals.proposing import add, end_those_of


class CannotCloseOwnAccount(AppError):
    """An administrator tried to close their own account, or to lock it."""

    status = 409
    sentence = "You cannot close or lock your own account. Ask another administrator."


class IsClosed(AppError):
    """Somebody closed the account since this was proposed."""

    status = 409
    sentence = "The account is closed already. Nothing was changed."


def close_or_propose(person: User) -> int | None:
    """Close the account as the person signed in, or propose it; the number of the proposal, if so.

    Idempotent. Commits. Raises CannotCloseOwnAccount, AlreadyProposed.
    """
    require_another(person)
    with writing():
        if not person.active:
            return None
        if why := taken.reasons(person):
            payload = {"person": person.id, "name": person.name, "why": [*why]}
            return add(CLOSING, payload, subject=str(person.id), person=person.id)
        taken.note(person, What.ACCOUNT)
        _close(person)
        return None


def find_reasons(person: User) -> list[Why]:
    """Why it takes a second person to close it, as things are now. Reads only."""
    return guarding.find_reasons(taken.case_of(person, takes_turn=False)) if person.active else []


def close_account(person: User) -> None:
    """Close it at the command line, whoever is left. Idempotent. Commits."""
    with writing():
        if person.active:
            _close(person)


def require_another(person: User) -> None:
    """Raise CannotCloseOwnAccount for one's own."""
    if person.id == current_user.id:
        raise CannotCloseOwnAccount()


def _close(person: User) -> None:
    """End its sessions, and links and proposals that are by or about it; put back its work."""
    leave(person)
    person.active = False
    person.fs_uniquifier = uuid4().hex
    end_those_of(person.id)
    mark_used(or_(AccountLink.made_by == person.id, AccountLink.person_id == person.id))
    trail.record(Event.ACCOUNT_CLOSED, name=person.name)


def _require(payload: Payload) -> None:
    if not accounts.person_for(payload["person"]).active:
        raise IsClosed()


CLOSING = Kind(
    name="account-closing",
    permission=Permission.MANAGE_PEOPLE,
    words=lambda payload: f"closing the account of {payload['name']}",
    details=lambda payload: [
        *payload["why"],
        "They are signed out everywhere then, and cannot sign in. Links and proposals by them, or "
        "about them, end.",
        "Until then nothing changes. If the account is stolen, lock it on “People”: that is at "
        "once, and lasts a day.",
    ],
    require=_require,
    act=lambda payload, _approved: _close(accounts.person_for(payload["person"])),
    for_readers=True,
    never_alone=True,
)
