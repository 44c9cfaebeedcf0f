"""Everybody's accounts, as the two-person rule sees them."""

from collections.abc import Sequence

from flask_login import current_user
from sqlalchemy import select

from webapp.access.permissions import Permission, Role
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people.models import User
from webapp.proposals.kinds import Member, Unit
from webapp.proposals.policy import Account, can_confirm

# As webapp.proposals.policy.Account.is_confirmed.
IS_CONFIRMED = User.let_in_by.is_(None)


class SomebodyCan(AppError):
    """The command line does only what nobody at the unit can."""

    status = 409


class CannotConfirm(AppError):
    """Whoever let somebody in says nothing new, nor does an account that is not confirmed itself.

    Nor is there anything to say of an account that is closed, or confirmed already.
    """

    status = 403
    sentence = "You cannot confirm this account. “People” says who can."


def read_unit() -> Unit:
    """Everybody by number, closed accounts too, as things are now."""
    fresh = select(User).execution_options(populate_existing=True)
    return {
        person.id: Member(person.name, account_of(person)) for person in db.session.scalars(fresh)
    }


def account_of(person: User) -> Account:
    """What of somebody's account the two-person rule looks at."""
    known = {role.value for role in Role}
    roles = frozenset(Role(role.name) for role in person.roles if role.name in known)
    return Account(person.id, roles, person.active, person.let_in_by, person.is_locked_now)


def require_nobody_can(about: User | None = None) -> None:
    """Raise SomebodyCan if an administrator can propose it, other than the person concerned."""
    others = [
        member.name
        for member in read_unit().values()
        if member.account.is_active
        and member.account.may(Permission.MANAGE_PEOPLE)
        and (about is None or member.account.number != about.id)
    ]
    if others:
        raise SomebodyCan(
            f"{' or '.join(sorted(others))} can propose this under “People”. Nothing was changed. "
            "Where nobody can approve it then, use: esafety people approve. Where they cannot sign "
            "in either, close their accounts first: esafety people close."
        )


def find_confirmers(people: Sequence[User]) -> dict[int, list[User]]:
    """By number, the open accounts of these that nobody has confirmed: who can.

    `people` is everybody. Where nobody can, `esafety people confirm` does.
    """
    return {
        other.id: [one for one in people if can_confirm(account_of(one), account_of(other))]
        for other in people
        if other.active and not other.is_confirmed
    }


def confirm(person: User) -> None:
    """Say that one knows who it is whom another let in alone. Commits. Raises CannotConfirm."""
    with writing():
        unit = read_unit()
        account = unit[person.id].account
        if not account.is_active or not can_confirm(unit[current_user.id].account, account):
            raise CannotConfirm()
        _confirm(person)


def confirm_at_the_command_line(person: User) -> None:
    """The same, by whoever runs E-safety, of any account. Commits."""
    with writing():
        _confirm(person)


def _confirm(person: User) -> None:
    person.let_in_by = None
    trail.record(Event.ACCOUNT_CONFIRMED, name=person.name)
