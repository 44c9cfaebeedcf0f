"""Getting an account: the first person's link, an invitation, a new password."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    PASSWORD,
    Enter,
    Person,
    open_browser,
)
from tests.support.second_person import approves, asks, invites, takes_code, takes_link
from webapp.extensions import db
from webapp.people import accounts, links
from webapp.people.models import AccountLink, User

NEW = {"name": "Fay First", "email": "Fay@Example.org", "password": PASSWORD}


@pytest.fixture
def first(app: Flask) -> str:
    link = links.first_setup_link()
    assert link
    return link


def somebody(app: Flask) -> Person:
    return open_browser(app, None)


def test_the_first_person_becomes_administrator_and_lead(app: Flask, first: str) -> None:
    answer = somebody(app).submits(first, NEW)
    assert answer.location == "/unit/sign-in"
    person = db.session.scalars(select(User)).one()
    assert [role.name for role in person.roles] == ["administrator", "lead"]
    assert person.email == "fay@example.org"
    assert somebody(app).signs_in("fay@example.org").location == "/unit/"


def test_a_used_link_does_not_work_again(app: Flask, first: str) -> None:
    somebody(app).submits(first, NEW)
    again = somebody(app).opens(first)
    assert again.status_code == 410 and "does not work any more" in again.text


def test_of_two_redemptions_in_a_race_one_is_refused(app: Flask, first: str) -> None:
    link = links.link_for(first.rsplit("/", 1)[1])
    links.redeem(link, name="Fay First", email="fay@example.org", password=PASSWORD)
    with pytest.raises(links.LinkDoesNotWork):
        links.redeem(link, name="Eve", email="eve@example.org", password=PASSWORD)
    assert db.session.scalar(select(func.count()).select_from(User)) == 1


def test_a_newer_first_link_revokes_the_older(app: Flask, first: str) -> None:
    newer = links.first_setup_link()
    assert newer and newer != first
    assert somebody(app).opens(first).status_code == 410
    assert somebody(app).opens(newer).status_code == 200


def test_a_link_expires(app: Flask, first: str) -> None:
    db.session.execute(update(AccountLink).values(expires_at=datetime.now(UTC) - timedelta(1)))
    db.session.commit()
    assert somebody(app).opens(first).status_code == 410


def test_a_guessed_link_does_not_work(app: Flask, first: str) -> None:
    assert somebody(app).opens("/unit/set-up/guess").status_code == 410


def test_the_table_of_links_has_no_token(first: str) -> None:
    kept = db.session.scalars(select(AccountLink)).one()
    assert kept.token_hash not in first and first.rsplit("/", 1)[1] not in kept.token_hash


def test_there_is_no_first_link_once_there_is_an_account(app: Flask, first: str) -> None:
    somebody(app).submits(first, NEW)
    assert links.first_setup_link() is None


def test_setting_up_without_a_token_is_refused(app: Flask, first: str) -> None:
    assert app.test_client().post(first, data=NEW).status_code == 400
    assert not accounts.any_exist()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"password": "short"}, "at least 12 characters"),
        ({"password": "passwordpassword"}, "harder to guess"),
        ({"password": "Fay First 7 example.org"}, "harder to guess"),
        ({"password": "stockport partnership 26"}, "harder to guess"),
        ({"email": "no address"}, "Enter an email address"),
        ({"name": ""}, "Enter your name"),
    ],
)
def test_a_bad_field_is_reported_and_the_link_still_works(
    app: Flask, first: str, wrong: dict[str, str], sentence: str
) -> None:
    answer = somebody(app).submits(first, {**NEW, **wrong})
    assert answer.status_code == 422 and sentence in answer.text
    assert somebody(app).submits(first, NEW).status_code == 302


def test_an_invited_colleague_gets_the_role_they_were_invited_with(
    app: Flask, enter: Enter
) -> None:
    link, code = invites(enter(ADMINISTRATOR), open_browser(app, LEAD))
    sent = {
        "code": code,
        "name": "Somebody Else",
        "email": "else@example.org",
        "password": PASSWORD,
    }
    assert somebody(app).submits(link, sent).status_code == 302
    nia = accounts.person_by_email("nia@example.org")
    assert nia and nia.name == "Nia New" and [role.name for role in nia.roles] == ["officer"]
    assert accounts.person_by_email("else@example.org") is None


@pytest.mark.parametrize(
    "wrong", [{"roles": "chair"}, {"roles": ""}, {"email": OFFICER.email}, {"name": ""}]
)
def test_a_bad_invitation_is_refused(enter: Enter, wrong: dict[str, str]) -> None:
    data = {"name": "Nia New", "email": "nia@example.org", "roles": "officer", **wrong}
    assert enter(ADMINISTRATOR).submits("/unit/people", data).status_code in (409, 422)
    assert db.session.scalars(select(AccountLink)).all() == []


def test_a_new_password_ends_every_session(app: Flask, enter: Enter) -> None:
    lead, administrator = enter(LEAD), open_browser(app, ADMINISTRATOR)
    number = accounts.person_by_email(LEAD.email).id  # type: ignore[union-attr]
    proposal = asks(administrator, f"{number}/new-password-link")
    first = open_browser(app, FIRST_PERSON)
    assert approves(first, proposal) == 302
    sent = {"password": "an entirely other one", "code": takes_code(first, proposal)}
    somebody(app).submits(takes_link(administrator), sent)
    assert lead.opens("/unit/audit-log").status_code == 302
    assert somebody(app).signs_in(LEAD.email).status_code == 200
    assert somebody(app).signs_in(LEAD.email, "an entirely other one").status_code == 302


def test_an_account_is_found_by_its_email_address(enter: Enter) -> None:
    enter(None)
    assert accounts.person_by_email(" ADAM@example.org")
    assert accounts.person_by_email("nobody@example.org") is None
