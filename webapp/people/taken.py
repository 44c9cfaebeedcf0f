"""Asks the guards (guarding.py) about the accounts as they are, and notes what one person took."""

from collections.abc import Collection
from datetime import UTC, datetime

from flask_login import current_user
from sqlalchemy import select

from webapp.access.permissions import Role
from webapp.extensions import db
from webapp.people import leaving
from webapp.people.guarding import LOCK_AGAIN_AFTER, Case, Taken, What, Why, find_reasons
from webapp.people.models import TakenAway, User
from webapp.people.unit import account_of, read_unit


def case_of(person: User, roles: Collection[str] = (), *, takes_turn: bool = True) -> Case:
    """What the guards look at if somebody is left with these roles, in the caller's transaction.

    Whoever else changes an account, or who may read an incident, waits until it ends; a page that
    only says so takes no turn, and holds up nobody.
    """
    is_any_restricted = leaving.is_any_restricted(
        takes_turn=takes_turn
    )  # takes the turn, so it is asked first
    now = datetime.now(UTC)
    return Case(
        unit=[member.account for member in read_unit().values()],
        account=account_of(person),
        roles=frozenset(Role(role) for role in roles),
        taken=_find_taken(now),
        is_any_restricted=is_any_restricted,
        now=now,
    )


def reasons(person: User, roles: Collection[str] = ()) -> list[Why]:
    """Why it takes a second person to leave somebody with these roles."""
    return find_reasons(case_of(person, roles))


def note(person: User, what: What) -> None:
    """Note that the person signed in took this, in the caller's transaction."""
    row = {"person_id": person.id, "taken_by": current_user.id, "what": what.value}
    db.session.add(TakenAway(**row, at=datetime.now(UTC)))


def _find_taken(now: datetime) -> list[Taken]:
    lately = TakenAway.at > now - LOCK_AGAIN_AFTER
    query = select(TakenAway).where(TakenAway.taken_by == current_user.id, lately)
    return [Taken(row.person_id, What(row.what), row.at) for row in db.session.scalars(query)]
