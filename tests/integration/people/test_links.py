"""Getting an account: the links of the first two, an invitation, a new password."""

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
    Member,
    Person,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.second_person import approves, asks, invites, proposes, takes_code, takes_link
from webapp.extensions import db
from webapp.people import accounts, links
from webapp.people.models import AccountLink, User

NEW = {"name": "Fay First", "email": "Fay@Example.org", "password": PASSWORD}
FAY = Member("Fay First", "fay@example.org", ())


@pytest.fixture
def two(app: Flask) -> list[str]:
    return links.first_links()


@pytest.fixture
def first(two: list[str]) -> str:
    return two[0]


def somebody(app: Flask) -> Person:
    return open_browser(app, None)


def enters(app: Flask, member: Member) -> Person:
    person = open_browser(app, member)
    person.sets_up_an_app()
    return person


def test_the_first_person_becomes_administrator_and_lead(app: Flask, first: str) -> None:
    answer = somebody(app).submits(first, NEW)
    assert answer.location == "/unit/sign-in"
    person = db.session.scalars(select(User)).one()
    assert [role.name for role in person.roles] == ["administrator", "lead"]
    assert person.email == "fay@example.org"
    assert somebody(app).signs_in("fay@example.org").location == "/unit/"


def test_two_people_set_up_the_unit_and_each_is_the_others_second_person(
    app: Flask, two: list[str]
) -> None:
    other = {**NEW, "name": "Omar Other", "email": "omar@example.org"}
    for link, sent in zip(two, (NEW, other), strict=True):
        assert somebody(app).submits(link, sent).location == "/unit/sign-in"
    fay, omar = db.session.scalars(select(User).order_by(User.id)).all()
    assert fay.is_confirmed and omar.is_confirmed
    assert [role.name for role in omar.roles] == ["administrator", "lead"]
    first = enters(app, FAY)
    assert "Who can decide it: Omar Other." in text_of(first.opens(proposes(first)))


def test_the_second_link_is_seen_and_can_be_withdrawn(app: Flask, two: list[str]) -> None:
    somebody(app).submits(two[0], NEW)
    first = enters(app, FAY)
    page = first.opens("/unit/people").text
    assert "The second person who sets up the unit" in page
    number = db.session.scalars(select(AccountLink.id).where(AccountLink.used_at.is_(None))).one()
    first.submits(f"/unit/people/links/{number}/withdraw", page="/unit/people")
    assert somebody(app).opens(two[1]).status_code == 410


def test_one_address_is_not_two_people(app: Flask, two: list[str]) -> None:
    assert [somebody(app).submits(link, NEW).status_code for link in two] == [302, 409]


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


def test_newer_first_links_revoke_the_older(app: Flask, two: list[str]) -> None:
    newer = links.first_links()
    assert len({*newer, *two}) == 4
    assert [somebody(app).opens(link).status_code for link in (*two, *newer)] == [
        410,
        410,
        200,
        200,
    ]


def test_a_link_expires(app: Flask, first: str) -> None:
    db.session.execute(update(AccountLink).values(expires_at=datetime.now(UTC) - timedelta(1)))
    db.session.commit()
    assert somebody(app).opens(first).status_code == 410


def test_a_guessed_link_does_not_work(app: Flask, first: str) -> None:
    assert somebody(app).opens("/unit/set-up/guess").status_code == 410


def test_the_table_of_links_has_no_token(first: str) -> None:
    for kept in db.session.scalars(select(AccountLink)):
        assert kept.token_hash not in first and first.rsplit("/", 1)[1] not in kept.token_hash


def test_there_is_no_first_link_once_there_is_an_account(app: Flask, first: str) -> None:
    somebody(app).submits(first, NEW)
    assert links.first_links() == []


def test_setting_up_without_a_token_is_refused(app: Flask, first: str) -> None:
    assert app.test_client().post(first, data=NEW).status_code == 400
    assert not accounts.any_exist()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"password": "short"}, "at least 12 characters"),
        ({"password": "passwordpassword"}, "harder to guess"),
        ({"password": "Fay First 7 example.org"}, "harder to guess"),
        ({"password": "your board children unit 26"}, "harder to guess"),
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
