"""Whatever takes two people: nothing is done before another approves, whoever proposed it."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from flask import Flask
from flask_login import current_user

from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    Member,
    open_browser,
)
from tests.support.corrected_words import corrected
from tests.support.in_hand import closes, number_of, receives
from tests.support.incidents import incident_of
from tests.support.restriction import name_readers, names_new_readers, proposes_readers
from tests.support.second_person import PEOPLE, approves, asks, closes_accounts, proposes
from tests.support.unit_reports import deliver
from webapp.approvals import correcting
from webapp.extensions import db
from webapp.guidance import contacts, corrections, editions
from webapp.incidents.restricting import named_for
from webapp.people import accounts
from webapp.people.models import AccountLink, User
from webapp.people.second_factor import owned
from webapp.proposals import deciding, proposing
from webapp.proposals.kinds import OPERATOR, Approved
from webapp.proposals.policy import Account, Deciders
from webapp.two_people import KINDS

pytestmark = pytest.mark.postgresql

NUMBER = {"number": "0161 496 0999", "months": "6", "checked": "yes"}
Proposed = tuple[str, Callable[[], bool]]


class Case(NamedTuple):
    """Who proposes and who approves it; `proposed` does the first, and tells whether it is done.

    Without a `proposer` it is the command line.
    """

    proposer: Member | None
    approver: Member
    proposed: Callable[[Flask], Proposed]


def officer() -> User:
    db.session.expire_all()
    person = accounts.person_by_email(OFFICER.email)
    assert person
    return person


def links() -> bool:
    return db.session.query(AccountLink).count() > 0


def of_officer(act: str, done: Callable[[], bool]) -> Callable[[Flask], Proposed]:
    def propose(app: Flask) -> Proposed:
        return asks(open_browser(app, ADMINISTRATOR), f"{number_of(OFFICER)}/{act}"), done

    return propose


def invitation(app: Flask) -> Proposed:
    return proposes(open_browser(app, ADMINISTRATOR)), links


def reopening(app: Flask) -> Proposed:
    asks(open_browser(app, FIRST_PERSON), f"{number_of(OFFICER)}/close")
    return of_officer("open-again", lambda: officer().active)(app)


def role_change(app: Flask) -> Proposed:
    address, wanted = f"{PEOPLE}/{number_of(OFFICER)}/roles", {"roles": ["lead", "officer"]}
    answer = open_browser(app, ADMINISTRATOR).submits(address, wanted)
    return answer.location, lambda: len(officer().roles) == 2


def role_change_for_readers(app: Flask) -> Proposed:
    address, wanted = f"{PEOPLE}/{number_of(OFFICER)}/roles", {"roles": ["administrator"]}
    answer = open_browser(app, ADMINISTRATOR).submits(address, wanted)
    return answer.location, lambda: [role.name for role in officer().roles] == ["administrator"]


def account_closing(app: Flask) -> Proposed:
    name_readers([deliver(app)], LEAD, FIRST_PERSON)
    return of_officer("close", lambda: not officer().active)(app)


def new_readers(app: Flask) -> Proposed:
    report = deliver(app)
    name_readers([report], OFFICER, COLLEAGUE)
    closes_accounts(OFFICER, COLLEAGUE)
    proposal = names_new_readers(open_browser(app, ADMINISTRATOR), LEAD, FIRST_PERSON)
    lead = int(number_of(LEAD))
    return proposal, lambda: lead in (named_for(incident_of(report.id)) or ())


def contact(app: Flask) -> Proposed:
    editions.publish_if_changed()
    answer = open_browser(app, LEAD).submits("/unit/contacts/lado", dict(NUMBER))
    return answer.location, lambda: "lado" in contacts.find_confirmations()


def closing(app: Flask) -> Proposed:
    report, person = deliver(app), open_browser(app, OFFICER)
    receives(person, report)
    closes(person, report, "police")
    return "/unit/proposals/1", lambda: incident_of(report.id).lane == "closed"


def readers(app: Flask) -> Proposed:
    report = deliver(app)
    proposal = proposes_readers(open_browser(app, LEAD), report, LEAD, OFFICER)
    return proposal, lambda: incident_of(report.id).restricted


def guidance(app: Flask) -> Proposed:
    editions.publish_if_changed()
    correcting.propose(corrected(), after=0, texts=1, pages=1)
    return "/unit/proposals/1", lambda: corrections.newest_number() > 0


CASES = {
    "invitation": Case(ADMINISTRATOR, LEAD, invitation),
    "new-password": Case(ADMINISTRATOR, LEAD, of_officer("new-password-link", links)),
    "second-factor": Case(
        ADMINISTRATOR,
        LEAD,
        of_officer("remove-second-factor", lambda: not owned.has_any(officer())),
    ),
    "reopening": Case(ADMINISTRATOR, LEAD, reopening),
    "role-change": Case(ADMINISTRATOR, LEAD, role_change),
    "role-change-for-readers": Case(ADMINISTRATOR, LEAD, role_change_for_readers),
    "account-closing": Case(ADMINISTRATOR, LEAD, account_closing),
    "new-readers": Case(ADMINISTRATOR, LEAD, new_readers),
    "contact": Case(LEAD, FIRST_PERSON, contact),
    "guidance": Case(None, LEAD, guidance),
    "close-incident": Case(OFFICER, LEAD, closing),
    "readers-of-incident": Case(LEAD, OFFICER, readers),
}
each_kind = pytest.mark.parametrize("kind", [kind.name for kind in KINDS])


def require_two(app: Flask, case: Case) -> None:
    """Only another than the proposer has it done."""
    proposal, is_done = case.proposed(app)
    assert not is_done(), "it was done as it was proposed"
    is_refused = refuses(app, case.proposer, proposal)
    assert is_refused and not is_done(), "whoever proposed it decided it"
    assert approves(open_browser(app, case.approver), proposal) == 302 and is_done()


def refuses(app: Flask, proposer: Member | None, proposal: str) -> bool:
    """Whether whoever proposed it is refused when they approve it, too."""
    if proposer:
        sent = open_browser(app, proposer).submits(f"{proposal}/approve", page="/unit/")
        return sent.status_code == 403
    try:
        deciding.approve_at_the_command_line(1)
    except deciding.SomebodyCan:
        return True
    return False


def test_no_kind_is_without_a_case() -> None:
    assert {kind.name for kind in KINDS} == set(CASES)


@each_kind
@pytest.mark.usefixtures("enter")
def test_it_is_done_when_another_approves_and_not_before(app: Flask, kind: str) -> None:
    require_two(app, CASES[kind])


@each_kind
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("enter")
def test_it_fails_where_whoever_proposes_decides(
    app: Flask, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def proposer_alone(_unit: object, proposer: Account, *_: object, **__: object) -> Deciders:
        return Deciders(frozenset({proposer.number} - {OPERATOR.account.number}), is_alone=True)

    monkeypatch.setattr(deciding, "find_deciders", proposer_alone)
    with pytest.raises(AssertionError, match="whoever proposed it decided it"):
        require_two(app, CASES[kind])


@each_kind
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("enter")
def test_it_fails_where_it_is_done_at_once(
    app: Flask, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def done(kind: proposing.Kind, payload: proposing.Payload, *rest: object) -> object:
        kind.act(payload, Approved(getattr(current_user, "id", 0), None, None))
        return proposal_of(kind, payload, *rest)

    proposal_of = proposing._proposal
    monkeypatch.setattr(proposing, "_proposal", done)
    with pytest.raises(AssertionError, match="it was done as it was proposed"):
        require_two(app, CASES[kind])
