"""Everybody's accounts, as the two-person rule sees them."""

from sqlalchemy import func, select

from webapp.access.permissions import Permission, Role, may
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people.models import User
from webapp.proposals.kinds import Member, Unit
from webapp.proposals.policy import Account

# As webapp.proposals.policy.hand_of counts.
HAND = func.coalesce(User.vouched_only_by, User.id)


class SomebodyCan(AppError):
    """The command line does only what nobody at the unit can."""

    status = 409


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
    return Account(person.id, roles, person.active, person.vouched_only_by, person.is_locked_now)


def require_nobody_can(about: User | None = None) -> None:
    """Raise SomebodyCan if an administrator can propose it, other than the person concerned."""
    others = [
        member.name
        for member in read_unit().values()
        if member.account.is_active
        and may(member.account.roles, Permission.MANAGE_PEOPLE)
        and (about is None or member.account.number != about.id)
    ]
    if others:
        raise SomebodyCan(
            f"{' or '.join(sorted(others))} can propose this under “People”. Nothing was changed. "
            "Where nobody can approve it then, use: esafety people approve. Where they cannot sign "
            "in either, close their accounts first: esafety people close."
        )
