"""Everybody's accounts, as the two-person rule sees them."""

from sqlalchemy import select

from webapp.access.permissions import Role
from webapp.extensions import db
from webapp.people.models import User
from webapp.proposals.kinds import Member, Unit
from webapp.proposals.policy import Account


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
    return Account(person.id, roles, person.active, person.vouched_only_by)
