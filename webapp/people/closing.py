"""Closes an account, so that nothing that it opened stays open."""

from uuid import uuid4

from flask_login import current_user
from sqlalchemy import or_

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.people.leaving import leave
from webapp.people.links import mark_used
from webapp.people.models import AccountLink, User
from webapp.proposals.proposing import end_those_of


class CannotCloseOwnAccount(AppError):
    """An administrator tried to close their own account."""

    status = 409
    sentence = "You cannot close your own account. Ask another administrator."


def close_account(person: User) -> None:
    """Close an account; end its sessions, and links and proposals that are by or about it.

    What the person has in hand is put back.

    Idempotent. Commits. Raises CannotCloseOwnAccount.
    """
    require_another(person)
    with writing():
        if person.active:
            leave(person)
            person.active = False
            person.fs_uniquifier = uuid4().hex
            end_those_of(person.id)
            mark_used(or_(AccountLink.made_by == person.id, AccountLink.person_id == person.id))
            trail.record(Event.ACCOUNT_CLOSED, name=person.name)


def require_another(person: User) -> None:
    """Raise CannotCloseOwnAccount for one's own."""
    if current_user and person.id == current_user.id:
        raise CannotCloseOwnAccount()
