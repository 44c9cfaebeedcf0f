"""A unit of one goes on, and the record says "alone"; nobody who reads nothing decides alone."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    OFFICER,
    PASSWORD,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.second_person import NIA, PEOPLE, approves, proposes, takes_link
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import User
from webapp.proposals import deciding
from webapp.proposals.models import Proposal


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


def test_the_account_is_of_the_same_hand_until_it_is_confirmed(app: Flask, only: Enter) -> None:
    first = only(FIRST_PERSON)
    approves(first, proposes(first, {**NIA, "name": "Gus", "email": "gus@example.org"}))
    open_browser(app, None).submits(takes_link(first), {"password": PASSWORD})
    gus = accounts.person_by_email("gus@example.org")
    assert gus and gus.vouched_only_by == accounts.person_by_email(FIRST_PERSON.email).id  # type: ignore[union-attr]
    proposal = proposes(first)
    page = text_of(first.opens(proposal))
    assert "counts as one person with whoever proposed it" in page and "Gus" in page
    assert "esafety people confirm gus@example.org" in text_of(first.opens(PEOPLE))
    accounts.confirm_account(gus)
    assert "counts as one person" not in text_of(first.opens(proposal))


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


def test_somebody_of_another_hand_says_that_they_know_them(app: Flask, enter: Enter) -> None:
    first = enter(FIRST_PERSON)
    olu = accounts.person_by_email(OFFICER.email)
    assert olu
    olu.vouched_only_by = accounts.person_by_email(FIRST_PERSON.email).id  # type: ignore[union-attr]
    db.session.commit()
    address = f"{PEOPLE}/{olu.id}/vouch"
    assert "Let in by one person alone" in first.opens(PEOPLE).text
    assert first.submits(address, page=PEOPLE).status_code == 403
    asked = "Counts as one person with Fay First, until Adam Admin presses “I know this person”"
    assert asked in text_of(first.opens(PEOPLE))
    administrator = open_browser(app, ADMINISTRATOR)
    assert administrator.submits(address, page=PEOPLE).status_code == 302
    assert "Let in by one person alone" not in administrator.opens(PEOPLE).text
    assert administrator.submits(address, page=PEOPLE).status_code == 403
