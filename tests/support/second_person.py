"""Two people for what one proposes and another approves, through the pages."""

import re
from collections.abc import Mapping

from sqlalchemy import update

from tests.support.cast import Member, Person
from tests.support.in_hand import number_of
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.models import User

PEOPLE = "/unit/people"
ADDRESS = re.compile(r"https?://[^/\s]+(/unit/set-up/[\w-]+)")
PRINTED_CODE = re.compile(r"The code of the link, [^:]*: (.+)")
CODE = re.compile(r'<p class="app-copy"[^>]*>([^<]+)</p>')
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


def lets_in(alone: Member, *members: Member) -> None:
    """Have these accounts be unconfirmed, as if this person had let them in alone."""
    with writing():
        these = User.email.in_([one.email for one in members])
        db.session.execute(update(User).where(these).values(let_in_by=int(number_of(alone))))


def closes_accounts(*members: Member) -> None:
    """Have these accounts be closed, as the command line does, whoever is left."""
    with writing():
        these = User.email.in_([one.email for one in members])
        db.session.execute(update(User).where(these).values(active=False))


def takes_link(person: Person) -> str:
    """The path of the newest link that this person can take."""
    action = re.search(PEOPLE + r"/links/\d+/take", person.opens(PEOPLE).text)
    assert action
    answer = person.submits(action[0], {"again": "yes"}, page=PEOPLE)
    found = ADDRESS.search(person.opens(answer.location).text)
    assert found
    return found[1]


def takes_code(person: Person, proposal: str) -> str:
    """The code of a link, of whoever approved it."""
    action = re.search(PEOPLE + r"/links/\d+/code", person.opens(proposal).text)
    assert action
    answer = person.submits(action[0], {"again": "yes"}, page=proposal)
    found = CODE.search(person.opens(answer.location).text)
    assert found
    return found[1]


def invites(
    proposer: Person, approver: Person, data: Mapping[str, object] = NIA
) -> tuple[str, str]:
    """The path and the code of a link for a colleague; one proposed it, the other approved."""
    proposal = proposes(proposer, data)
    assert approves(approver, proposal) == 302
    return takes_link(proposer), takes_code(approver, proposal)
