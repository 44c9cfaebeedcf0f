"""Says of an account that one person alone let in that another knows who is behind it, too."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_login import current_user

from webapp.access.permissions import Permission, may
from webapp.errors import AppError
from webapp.people import accounts
from webapp.people.models import User
from webapp.people.unit import account_of
from webapp.proposals.policy import can_vouch, is_active


class CannotVouch(AppError):
    """Whoever let somebody in, or was let in by the same person, says nothing new."""

    status = 403
    sentence = "Somebody else must say that they know this person: not whoever let them in alone."


class Hand(NamedTuple):
    """Who alone let an account in, and who can say that they know its owner: names.

    Where nobody can, `esafety people confirm` does.
    """

    behind: str
    vouchers: list[str]


def find_hands(people: Sequence[User]) -> dict[int, Hand]:
    """By number, the open accounts among everybody's that one person alone let in."""
    names = {person.id: person.name for person in people}
    return {
        person.id: Hand(names[person.vouched_only_by], _vouchers(person, people))
        for person in people
        if person.active and person.vouched_only_by is not None
    }


def i_can_vouch(person: User) -> bool:
    """Whether the person signed in can vouch for an account that needs it."""
    if not person.active or person.vouched_only_by is None:
        return False
    return _can_vouch(current_user, person)


def vouch(person: User) -> None:
    """Vouch for the account, as the person signed in. Commits. Raises CannotVouch."""
    if not i_can_vouch(person):
        raise CannotVouch()
    accounts.confirm_account(person)


def _vouchers(person: User, people: Sequence[User]) -> list[str]:
    """Those who see the button: it is on People, which administrators open."""
    return [one.name for one in people if _can_vouch(one, person)]


def _can_vouch(one: User, other: User) -> bool:
    account = account_of(one)
    return (
        is_active(account)
        and may(account.roles, Permission.MANAGE_PEOPLE)
        and can_vouch(account, account_of(other))
    )
