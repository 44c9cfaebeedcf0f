"""Says of an account that one person alone let in that another knows who is behind it, too."""

from flask_login import current_user

from webapp.errors import AppError
from webapp.people import accounts
from webapp.people.models import User
from webapp.people.unit import account_of
from webapp.proposals.policy import can_vouch


class CannotVouch(AppError):
    """Whoever let somebody in, or was let in by the same person, says nothing new."""

    status = 403
    sentence = "Somebody else must say that they know this person: not whoever let them in alone."


def i_can_vouch(person: User) -> bool:
    """Whether the person signed in can vouch for an account that needs it."""
    if not person.active or person.vouched_only_by is None:
        return False
    return can_vouch(account_of(current_user), account_of(person))


def vouch(person: User) -> None:
    """Vouch for the account, as the person signed in. Commits. Raises CannotVouch."""
    if not i_can_vouch(person):
        raise CannotVouch()
    accounts.confirm_account(person)
