"""Changes roles: to take one away needs nobody else, to give one needs a second person.

Of a swap, what is taken away is gone at once, and the rest is proposed.
"""

from collections.abc import Collection

from flask_login import current_user

from webapp.access.permissions import Permission
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.people import accounts
from webapp.people.models import User
from webapp.proposals.kinds import Kind, Payload
from webapp.proposals.proposing import end_same, propose


class RolesAreOthers(AppError):
    """Somebody changed the roles, or closed the account, since this was proposed."""

    status = 409
    sentence = "The account was closed, or its roles were changed meanwhile. Nothing was changed."


def change_roles(person: User, roles: Collection[str]) -> int | None:
    """Take roles away at once, and propose what gives any; the number of the proposal, if so.

    One's own are always proposed. Idempotent. Commits. Raises AlreadyProposed, RolesAreOthers.
    """
    wanted = sorted(roles)
    if person.id != current_user.id:
        _take_away(person, set(wanted))
    had = roles_of(person)
    if wanted == had:
        return None
    payload = {"person": person.id, "name": person.name, "had": had, "roles": wanted}
    return propose(ROLE_CHANGE, payload, subject=str(person.id), person=person.id)


def roles_of(person: User) -> list[str]:
    """The names of somebody's roles, sorted."""
    return sorted(role.name for role in person.roles)


def _take_away(person: User, wanted: Collection[str]) -> None:
    """Leave only those roles that are wanted; what was proposed of the earlier ones ends."""
    had = roles_of(person)
    kept = [role for role in had if role in wanted]
    if kept != had:
        with writing():
            end_same(ROLE_CHANGE.name, str(person.id))
            accounts.set_roles(person, kept)


def _words(payload: Payload) -> str:
    had, roles = (accounts.roles_in_words(payload[each]) for each in ("had", "roles"))
    return f"a change of the roles of {payload['name']} from {had} to {roles}"


def _details(payload: Payload) -> list[str]:
    return accounts.what_they_can(payload["roles"])


def _require(payload: Payload) -> None:
    person = accounts.person_for(payload["person"])
    if not person.active or roles_of(person) != payload["had"]:
        raise RolesAreOthers()


def _act(payload: Payload, _approved: object) -> None:
    accounts.set_roles(accounts.person_for(payload["person"]), payload["roles"])


ROLE_CHANGE = Kind(
    name="role-change",
    permission=Permission.MANAGE_PEOPLE,
    words=_words,
    details=_details,
    require=_require,
    act=_act,
)
