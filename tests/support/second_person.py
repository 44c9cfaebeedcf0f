"""Two people for what one proposes and another approves, through the pages."""

import re
from collections.abc import Mapping

from tests.support.cast import Person

PEOPLE = "/unit/people"
ADDRESS = re.compile(r"https?://[^/\s]+(/unit/set-up/[\w-]+)")
NIA = {"name": "Nia New", "email": "nia@example.org", "roles": "officer"}


def proposes(person: Person, data: Mapping[str, object] = NIA) -> str:
    """Propose an account; the address of the proposal."""
    answer = person.submits(PEOPLE, dict(data))
    assert answer.status_code == 302, answer.text
    return answer.location


def asks(person: Person, act: str) -> str:
    """Press a button on People, such as `3/open-again`; the address of the proposal."""
    answer = person.submits(f"{PEOPLE}/{act}", page=PEOPLE)
    assert answer.status_code == 302, answer.text
    return answer.location


def approves(person: Person, proposal: str) -> int:
    """Press Approve there; the status."""
    return person.submits(f"{proposal}/approve", page=proposal).status_code


def takes_link(person: Person) -> str:
    """The path of the newest link that this person can take."""
    action = re.search(PEOPLE + r"/links/\d+/take", person.opens(PEOPLE).text)
    assert action
    found = ADDRESS.search(person.submits(action[0], page=PEOPLE).text)
    assert found
    return found[1]


def invites(proposer: Person, approver: Person, data: Mapping[str, object] = NIA) -> str:
    """The path of a link for a colleague, whom one proposed and the other approved."""
    assert approves(approver, proposes(proposer, data)) == 302
    return takes_link(proposer)
