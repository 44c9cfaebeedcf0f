"""What nobody at the unit can decide, the command line does: nobody becomes two people by it."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, PASSWORD, Enter, Person, open_browser
from tests.support.reading import text_of
from tests.support.second_person import PEOPLE, proposes, takes_link
from webapp.commands.cli import main
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import AccountLink, User
from webapp.proposals.models import Proposal, State


@pytest.fixture
def administrator(app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> Person:
    """The browser of whoever is alone at the unit, and reads nothing."""
    enter(None)
    monkeypatch.setattr("webapp.commands.people.product", nullcontext)  # the test's own
    others = User.email != ADMINISTRATOR.email
    db.session.execute(update(User).where(others).values(active=False))
    db.session.commit()
    return open_browser(app, ADMINISTRATOR)


def approves_there(proposal: str) -> Result:
    return CliRunner().invoke(main, ["people", "approve", proposal.rsplit("/", 1)[1]])


def test_it_refuses_what_somebody_can_decide_and_names_them(administrator: Person) -> None:
    proposal = proposes(administrator)
    db.session.execute(update(User).values(active=True))
    db.session.commit()
    refused = approves_there(proposal)
    assert refused.exit_code != 0
    assert "Lena Lead" in str(refused.exception) and "can decide this" in str(refused.exception)
    assert db.session.query(AccountLink).count() == 0
    assert db.session.query(Proposal).one().state == State.OPEN


def test_the_link_alone_opens_nothing(app: Flask, administrator: Person) -> None:
    approved = approves_there(proposes(administrator))
    assert approved.exit_code == 0, approved.output
    link, code = takes_link(administrator), approved.output.strip().rsplit(": ", 1)[1]
    stranger = open_browser(app, None)
    for wrong in ("", "ABCD EFGH"):
        assert stranger.submits(link, {"password": PASSWORD, "code": wrong}).status_code == 422
    assert accounts.person_by_email("nia@example.org") is None
    assert stranger.submits(link, {"password": PASSWORD, "code": code}).status_code == 302


def test_the_account_counts_as_the_proposers_hand(app: Flask, administrator: Person) -> None:
    approved = approves_there(proposes(administrator))
    sent = {"password": PASSWORD, "code": approved.output.strip().rsplit(": ", 1)[1]}
    open_browser(app, None).submits(takes_link(administrator), sent)
    nia, ada = (accounts.person_by_email(e) for e in ("nia@example.org", ADMINISTRATOR.email))
    assert nia and ada and nia.vouched_only_by == ada.id
    assert "Let in by one person alone" in text_of(administrator.opens(PEOPLE))
    assert administrator.submits(f"{PEOPLE}/{nia.id}/vouch", page=PEOPLE).status_code == 403
