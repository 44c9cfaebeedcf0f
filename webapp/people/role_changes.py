"""Changes roles: one person takes one away where guarding.py lets them, two do the rest.

What is proposed changes nothing until it is decided.
"""

from collections.abc import Collection
from dataclasses import replace

from flask_login import current_user

from webapp.access.permissions import Permission
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.people import accounts, taken
from webapp.people.guarding import What, find_reasons
from webapp.people.models import User
from webapp.proposals.kinds import Kind, Payload
from webapp.proposals.proposing import add, end_same


class RolesAreOthers(AppError):
    """Somebody changed the roles, or closed the account, since this was proposed."""

    status = 409
    sentence = "The account was closed, or its roles were changed meanwhile. Nothing was changed."


def change_roles(person: User, roles: Collection[str]) -> int | None:
    """Take roles away, or propose the change, whole; the number of the proposal, if so.

    One's own are always proposed, and what gives any. Idempotent. Commits. Raises AlreadyProposed.
    """
    wanted = sorted(roles)
    with writing():
        had = roles_of(person)
        if wanted == had:
            return None
        case = taken.case_of(person, wanted)
        why = find_reasons(case)
        if person.id != current_user.id and set(wanted) < set(had) and not why:
            _take_away(person, wanted)
            return None
        kind = ROLE_CHANGE_FOR_READERS if why or case.ends_reading else ROLE_CHANGE
        payload = {"person": person.id, "name": person.name, "had": had, "roles": wanted}
        more = {"why": [*why]}
        return add(kind, payload | more, subject=str(person.id), person=person.id)


def roles_of(person: User) -> list[str]:
    """The names of somebody's roles, sorted."""
    return sorted(role.name for role in person.roles)


def _take_away(person: User, kept: Collection[str]) -> None:
    """Leave only these roles; what was proposed of the earlier ones ends."""
    for kind in (ROLE_CHANGE, ROLE_CHANGE_FOR_READERS):
        end_same(kind.name, str(person.id))
    taken.note(person, What.ROLE)
    accounts.set_roles(person, kept)


def _words(payload: Payload) -> str:
    had, roles = (accounts.roles_in_words(payload[each]) for each in ("had", "roles"))
    return f"a change of the roles of {payload['name']} from {had} to {roles}"


def _details(payload: Payload) -> list[str]:
    return [*payload["why"], *accounts.what_they_can(payload["roles"])]


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
# What ends somebody's reading, or is one of many: somebody who reads decides it, and never alone.
ROLE_CHANGE_FOR_READERS = replace(
    ROLE_CHANGE, name="role-change-for-readers", for_readers=True, never_alone=True
)
