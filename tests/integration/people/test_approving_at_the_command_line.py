"""What nobody at the unit can decide, the command line does: nobody becomes two people by it."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import update

from tests.support.cast import (
    ADMINISTRATOR,
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
from tests.support.second_person import PEOPLE, asks, lets_in, proposes, takes_link
from webapp.commands.cli import main
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import AccountLink, User
from webapp.proposals.models import Proposal, State

pytestmark = pytest.mark.postgresql


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


def test_the_account_is_not_confirmed_and_its_proposer_does_not_confirm_it(
    app: Flask, administrator: Person
) -> None:
    approved = approves_there(proposes(administrator))
    sent = {"password": PASSWORD, "code": approved.output.strip().rsplit(": ", 1)[1]}
    open_browser(app, None).submits(takes_link(administrator), sent)
    nia, ada = (accounts.person_by_email(e) for e in ("nia@example.org", ADMINISTRATOR.email))
    assert nia and ada and nia.let_in_by == ada.id
    assert "Not confirmed yet" in text_of(administrator.opens(PEOPLE))
    assert administrator.submits(f"{PEOPLE}/{nia.id}/confirm", page=PEOPLE).status_code == 403


def test_whoever_gets_a_new_password_by_it_is_not_confirmed_from_then_on(
    app: Flask, administrator: Person
) -> None:
    reopens(LEAD)
    approved = approves_there(asks(administrator, f"{number_of(LEAD)}/new-password-link"))
    assert account(LEAD).is_confirmed, "nobody has used it yet"
    sent = {"password": PASSWORD, "code": approved.output.strip().rsplit(": ", 1)[1]}
    open_browser(app, None).submits(takes_link(administrator), sent)
    assert account(LEAD).let_in_by == account(ADMINISTRATOR).id
    assert not account(LEAD).is_confirmed


def test_whoever_loses_a_second_factor_by_it_is_not_confirmed(administrator: Person) -> None:
    reopens(LEAD)
    approved = approves_there(asks(administrator, f"{number_of(LEAD)}/remove-second-factor"))
    assert approved.exit_code == 0, approved.output
    assert account(LEAD).let_in_by == account(ADMINISTRATOR).id


def test_a_new_password_of_ones_own_changes_nothing_of_that(
    app: Flask, administrator: Person
) -> None:
    approved = approves_there(asks(administrator, f"{number_of(ADMINISTRATOR)}/new-password-link"))
    sent = {"password": PASSWORD, "code": approved.output.strip().rsplit(": ", 1)[1]}
    answer = open_browser(app, None).submits(takes_link(administrator), sent)
    assert answer.status_code == 302 and account(ADMINISTRATOR).is_confirmed


@pytest.mark.parametrize("act", ["new-password-link", "remove-second-factor"])
def test_an_account_that_nobody_has_confirmed_is_not_let_in_again(
    administrator: Person, act: str
) -> None:
    reopens(LEAD)
    proposal = asks(administrator, f"{number_of(LEAD)}/{act}")
    lets_in(OFFICER, LEAD)
    refused = approves_there(proposal)
    assert refused.exit_code != 0 and "Nobody has confirmed this" in str(refused.exception)
    answer = administrator.submits(f"{PEOPLE}/{number_of(LEAD)}/{act}", page=PEOPLE)
    assert answer.status_code == 409 and "Have it confirmed first" in answer.text
    assert account(LEAD).let_in_by == account(OFFICER).id


def test_who_cannot_propose_as_nobody_has_confirmed_them_does_not_stop_it(
    administrator: Person,
) -> None:
    arguments = ["people", "invite", "Nia New", "nia@example.org", "--role", "lead"]
    assert CliRunner().invoke(main, arguments).exit_code != 0
    assert administrator
    lets_in(OFFICER, ADMINISTRATOR)
    assert CliRunner().invoke(main, arguments).exit_code == 0


def reopens(member: Member) -> None:
    db.session.execute(update(User).where(User.email == member.email).values(active=True))
    db.session.commit()


def account(member: Member) -> User:
    db.session.expire_all()
    person = accounts.person_by_email(member.email)
    assert person
    return person
