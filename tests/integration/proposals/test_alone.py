"""A unit of one goes on, and the record says "alone"; nobody who reads nothing decides alone."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    PASSWORD,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.in_hand import number_of
from tests.support.reading import text_of
from tests.support.second_person import (
    NIA,
    PEOPLE,
    approves,
    closes_accounts,
    lets_in,
    proposes,
    takes_link,
)
from webapp.extensions import db
from webapp.guidance import editions
from webapp.people import accounts
from webapp.people.models import User
from webapp.people.unit import confirm_at_the_command_line
from webapp.proposals import deciding
from webapp.proposals.models import Proposal

pytestmark = pytest.mark.postgresql


@pytest.fixture
def only(app: Flask, enter: Enter) -> Enter:
    """The browser of whoever is the only one whose account is not closed."""

    def _only(member: Member | None) -> Person:
        assert member and enter(None)
        db.session.execute(update(User).where(User.email != member.email).values(active=False))
        db.session.commit()
        return open_browser(app, member)

    return _only


def test_whoever_reads_decides_alone_and_everybody_sees_it(app: Flask, only: Enter) -> None:
    first = only(FIRST_PERSON)
    proposal = proposes(first)
    assert "There is nobody else to decide this" in text_of(first.opens(proposal))
    assert approves(first, proposal) == 302
    assert "counts as decided by one person alone" in text_of(first.opens(proposal))
    assert "Decided alone, or at the command line" in first.opens("/unit/").text
    assert "had proposed: decided alone." in text_of(first.opens("/unit/audit-log"))


def test_for_thirty_days(only: Enter) -> None:
    first = only(FIRST_PERSON)
    approves(first, proposes(first))
    waits = db.session.query(Proposal).one().shown_until - datetime.now(UTC)
    assert timedelta(days=29) < waits <= timedelta(days=30)


def test_the_account_is_nobodys_second_person_until_it_is_confirmed(
    app: Flask, only: Enter
) -> None:
    first = only(FIRST_PERSON)
    approves(first, proposes(first, {**NIA, "name": "Gus", "email": "gus@example.org"}))
    open_browser(app, None).submits(takes_link(first), {"password": PASSWORD})
    gus = accounts.person_by_email("gus@example.org")
    assert gus and gus.let_in_by == accounts.person_by_email(FIRST_PERSON.email).id  # type: ignore[union-attr]
    proposal = proposes(first)
    assert "There is nobody else to decide this" in text_of(first.opens(proposal))
    page = text_of(first.opens(PEOPLE))
    assert "Not confirmed yet: counts for nobody’s second person." in page
    assert "esafety people confirm gus@example.org" in page and "Confirm Gus" not in page
    confirm_at_the_command_line(gus)
    assert "Who can decide it: Gus." in text_of(first.opens(proposal))
    assert "Not confirmed" not in text_of(first.opens(PEOPLE))


def test_what_an_unconfirmed_colleague_proposes_who_let_them_in_decides_alone(
    app: Flask, only: Enter
) -> None:
    first = only(FIRST_PERSON)
    reopens(LEAD)
    lets_in(FIRST_PERSON, LEAD)
    lead = open_browser(app, LEAD)
    editions.publish_if_changed()
    number = {"number": "0161 496 0999", "months": "6", "checked": "yes"}
    proposal = lead.submits("/unit/contacts/lado", number).location
    for person in (lead, first):
        page = text_of(person.opens(proposal))
        assert "and nobody has confirmed that account yet. It counts as decided by one" in page
    assert lead.submits(f"{proposal}/approve", page="/unit/").status_code == 403
    assert approves(first, proposal) == 302
    assert db.session.query(Proposal).one().alone


def reopens(member: Member) -> None:
    db.session.execute(update(User).where(User.email == member.email).values(active=True))
    db.session.commit()


def test_whoever_reads_nothing_cannot(app: Flask, only: Enter) -> None:
    administrator = only(ADMINISTRATOR)
    proposal = proposes(administrator)
    assert "esafety people approve" in administrator.opens(proposal).text
    answer = administrator.submits(f"{proposal}/approve", page="/unit/")
    assert answer.status_code == 403
    deciding.approve_at_the_command_line(int(proposal.rsplit("/", 1)[1]))
    assert "approved by the command line" in administrator.opens("/unit/").text
    assert "Show the link" in administrator.opens(PEOPLE).text


def test_the_table_itself_refuses_one_that_is_not_marked(only: Enter) -> None:
    proposes(only(FIRST_PERSON))
    with pytest.raises(IntegrityError):
        db.session.execute(update(Proposal).values(decided_by=Proposal.proposed_by))


def test_after_three_days_it_ends(only: Enter) -> None:
    first = only(FIRST_PERSON)
    proposal = proposes(first)
    waits = db.session.query(Proposal).one()
    assert waits.expires_at - waits.proposed_at == timedelta(hours=72)
    past = datetime.now(UTC) - timedelta(1)
    db.session.execute(update(Proposal).values(expires_at=past, shown_until=past))
    db.session.commit()
    assert first.submits(f"{proposal}/approve", page="/unit/").status_code == 409
    assert "Nobody decided it in time." in first.opens(proposal).text
    assert "Waiting for a second person" not in first.opens("/unit/").text
    assert proposes(first) != proposal
    assert "Nobody decided in time what was proposed" in first.opens("/unit/audit-log").text


def test_an_administrator_who_did_not_let_them_in_confirms_them(app: Flask, enter: Enter) -> None:
    first, administrator = enter(FIRST_PERSON), open_browser(app, ADMINISTRATOR)
    lets_in(FIRST_PERSON, OFFICER)
    address = f"{PEOPLE}/{number_of(OFFICER)}/confirm"
    page = text_of(first.opens(PEOPLE))
    assert "second person. Adam Admin can confirm the account here." in page
    assert "Confirm Olu Officer" not in page
    assert first.submits(address, page=PEOPLE).status_code == 403
    page = text_of(administrator.opens(PEOPLE))
    assert "Confirm the account if you know who this is." in page and "Confirm Olu Officer" in page
    assert administrator.submits(address, page=PEOPLE).status_code == 302
    page = text_of(administrator.opens(PEOPLE))
    assert "Olu Officer is confirmed" in page and "Not confirmed" not in page
    assert administrator.submits(address, page=PEOPLE).status_code == 403
    log = text_of(open_browser(app, LEAD).opens("/unit/audit-log"))
    assert "Adam Admin confirmed the account of Olu Officer." in log


def test_nobody_confirms_themselves_nor_one_who_is_not_confirmed_another(
    app: Flask, enter: Enter
) -> None:
    first, administrator = enter(FIRST_PERSON), open_browser(app, ADMINISTRATOR)
    lets_in(FIRST_PERSON, ADMINISTRATOR)
    lets_in(LEAD, OFFICER)
    for member in (ADMINISTRATOR, OFFICER):
        address = f"{PEOPLE}/{number_of(member)}/confirm"
        answer = administrator.submits(address, page="/unit/")
        assert answer.status_code == 403 and "Nobody has confirmed your account yet" in answer.text
    closes_accounts(OFFICER)
    address = f"{PEOPLE}/{number_of(OFFICER)}/confirm"
    assert first.submits(address, page=PEOPLE).status_code == 403, "it is closed"


def test_an_unconfirmed_administrator_manages_nobody_and_is_told_why(
    app: Flask, enter: Enter
) -> None:
    administrator = enter(ADMINISTRATOR)
    proposal = proposes(administrator)
    lets_in(FIRST_PERSON, ADMINISTRATOR)
    start = administrator.opens("/unit/").text
    assert "Nobody has confirmed your account yet" in start and f'href="{PEOPLE}"' not in start
    assert administrator.opens(PEOPLE).status_code == 403
    for act in ("close", "lock"):
        address = f"{PEOPLE}/{number_of(OFFICER)}/{act}"
        assert administrator.submits(address, page="/unit/").status_code == 403
    answer = open_browser(app, LEAD).submits(f"{proposal}/approve", page="/unit/")
    assert answer.status_code == 409 and "may not do so any more" in answer.text
