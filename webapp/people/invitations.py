"""Invites a colleague: one person proposes it, and the link exists once another has approved."""

from typing import Any

from webapp.access.permissions import Permission
from webapp.people import accounts, link_codes, links
from webapp.people.link_steps import code_for, steps_with
from webapp.people.unit import require_nobody_can
from webapp.proposals.kinds import Approved, Kind, Payload
from webapp.proposals.proposing import note_done, propose


def propose_invitation(*, name: str, email: str, roles: list[str]) -> int:
    """Propose an account; the number of the proposal. Commits.

    Raises EmailTaken, AlreadyProposed.
    """
    payload = _payload(name, email, roles)
    return propose(INVITATION, payload, subject=payload["email"])


def invite_at_the_command_line(*, name: str, email: str, roles: list[str]) -> tuple[str, str]:
    """The path and the code of a link for a new account, where nobody at the unit can invite.

    Commits. Start pages show it. Raises EmailTaken, SomebodyCan.
    """
    payload = _payload(name, email, roles)
    _require(payload)
    require_nobody_can()
    path = links.invitation_link(**payload)
    code = link_codes.give_code(email=payload["email"])
    note_done(INVITATION, payload, subject=payload["email"])
    return path, code


def _payload(name: str, email: str, roles: list[str]) -> dict[str, Any]:
    return {"name": name.strip(), "email": email.strip().lower(), "roles": sorted(roles)}


def _words(payload: Payload) -> str:
    return f"an account for {payload['name']} as {accounts.roles_in_words(payload['roles'])}"


def _details(payload: Payload) -> list[str]:
    return [f"Email address: {payload['email']}.", *accounts.what_they_can(payload["roles"])]


def _require(payload: Payload) -> None:
    if accounts.person_by_email(payload["email"]):
        raise accounts.EmailTaken()


def _act(payload: Payload, approved: Approved) -> None:
    links.prepare_invitation(
        name=payload["name"], email=payload["email"], roles=payload["roles"], approved=approved
    )


INVITATION = Kind(
    name="invitation",
    permission=Permission.MANAGE_PEOPLE,
    words=_words,
    details=_details,
    require=_require,
    act=_act,
    afterwards=links.AFTERWARDS,
    steps=lambda payload: steps_with(links.find_prepared(email=payload["email"])),
    new_code=lambda payload: code_for(links.find_prepared(email=payload["email"])),
    news=links.LONGEST_WAIT,
)
