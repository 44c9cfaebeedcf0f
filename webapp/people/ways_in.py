"""Ways into an account that exists, each decided by two: a new password, a new second factor,
a closed account open again.

Where the command line decides what one person proposed, that person alone lets the owner in again,
and the account is unconfirmed. It must be confirmed before: who let it in first may still have it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from webapp.access.permissions import Permission
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.people import accounts, links
from webapp.people.link_steps import code_for, steps_with
from webapp.people.models import User
from webapp.people.second_factor import owned
from webapp.proposals import proposing
from webapp.proposals.kinds import Approved, Kind, Payload


class NotNow(AppError):
    """The account is closed, is open already, or has no second factor to remove."""

    status = 409


def propose_for(kind: Kind, person: User) -> int:
    """Propose this for somebody's account; the number of the proposal. Commits.

    Raises AlreadyProposed, NotNow.
    """
    return proposing.propose(kind, _payload(person), subject=str(person.id), person=person.id)


def note_done(kind: Kind, person: User) -> None:
    """Have start pages show that the command line did this for somebody. Commits."""
    proposing.note_done(kind, _payload(person), subject=str(person.id), person=person.id)


def reopen_at_the_command_line(person: User) -> None:
    """Open a closed account again, with its roles. Start pages show it. Commits. Raises NotNow."""
    _require_closed(person)
    with writing():
        accounts.reopen_account(person)
    note_done(REOPENING, person)


def _payload(person: User) -> Payload:
    return {"person": person.id, "name": person.name}


def _for_person(
    name: str,
    words: str,
    *,
    details: Sequence[str],
    require: Callable[[User], None],
    act: Callable[[User, Approved], None],
    **more: Any,
) -> Kind:
    def of(payload: Payload) -> User:
        return accounts.person_for(payload["person"])

    return Kind(
        name=name,
        permission=Permission.MANAGE_PEOPLE,
        words=lambda payload: f"{words} {payload['name']}",
        details=lambda _payload: list(details),
        require=lambda payload: require(of(payload)),
        act=lambda payload, approved: act(of(payload), approved),
        **more,
    )


def _require_active(person: User) -> None:
    if not person.active:
        raise NotNow("This account is closed. Propose to reopen it first.")


def _require_closed(person: User) -> None:
    if person.active:
        raise NotNow("This account is open already.")


def _require_confirmed(person: User) -> None:
    _require_active(person)
    if not person.is_confirmed:
        raise NotNow("Nobody has confirmed this account yet. Have it confirmed first.")


def _require_factor(person: User) -> None:
    _require_confirmed(person)
    if not owned.has_any(person):
        raise NotNow("This account has no second factor. Its owner sets one up after signing in.")


NEW_PASSWORD = _for_person(
    "new-password",
    "a link to choose a new password for",
    details=[
        "Whoever has the link chooses the password of this account.",
        "A passkey or code of the account is asked for as well, if there is one.",
        "Make sure that it is its owner who asks.",
    ],
    require=_require_confirmed,
    act=links.prepare_new_password,
    never_alone=True,
    afterwards=links.AFTERWARDS,
    steps=lambda payload: steps_with(links.find_prepared(person=payload["person"])),
    new_code=lambda payload: code_for(links.find_prepared(person=payload["person"])),
    news=links.LONGEST_WAIT,
)


def _remove_factor(person: User, approved: Approved) -> None:
    owned.clear(person)
    accounts.let_in_again(person, approved.let_in_by)


SECOND_FACTOR = _for_person(
    "second-factor",
    "removing the second factor of",
    details=[
        "For a lost phone: passkeys, authenticator app and recovery codes are removed.",
        "The password alone then lets its owner set up a new one.",
        "Make sure that it is its owner who asks.",
    ],
    require=_require_factor,
    act=_remove_factor,
    never_alone=True,
)


def _of_reopening(payload: Payload) -> list[str]:
    person = accounts.person_for(payload["person"])
    roles = [role.name for role in person.roles]
    return [
        f"Email address: {person.email}.",
        *accounts.what_they_can(roles),
        "It has these roles, and the password that it had when it was closed.",
    ]


REOPENING = replace(
    _for_person(
        "reopening",
        "opening again the account of",
        details=[],
        require=_require_closed,
        act=lambda person, _approved: accounts.reopen_account(person),
    ),
    details=_of_reopening,
)
