"""After the password a person with a second factor is asked for it, and only then signed in."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration.people.second_factor.conftest import Protected
from tests.support.cast import CODE_PAGE, LEAD, OFFICER, Person, open_browser
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people import accounts, attempts
from webapp.people.models import SignIn
from webapp.people.second_factor import authenticator, step, totp

WRONG = {"code": "000000"}


def is_signed_in(person: Person) -> bool:
    return person.opens("/unit/sign-ins").status_code == 200


def test_the_password_alone_opens_no_page_and_begins_no_session(
    officer: Protected, waiting: Person
) -> None:
    assert not is_signed_in(waiting)
    assert len(db.session.scalars(select(SignIn)).all()) == 1


def test_password_and_code_sign_in_and_lead_where_they_were_going(
    app: Flask, officer: Protected
) -> None:
    browser = open_browser(app, None)
    browser.gives_password(OFFICER.email, next_page="/unit/sign-ins")
    answer = browser.submits(CODE_PAGE, {"code": officer.app.code()})
    assert answer.location == "/unit/sign-ins" and is_signed_in(browser)
    assert {*db.session.scalars(select(SignIn.factor))} == {"authenticator"}


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_it_leads_to_no_other_host(app: Flask, officer: Protected, elsewhere: str) -> None:
    browser = open_browser(app, None)
    browser.gives_password(OFFICER.email, next_page=elsewhere)
    assert browser.submits(CODE_PAGE, {"code": officer.app.code()}).location == "/unit/"


def test_a_code_works_once(app: Flask, officer: Protected, waiting: Person) -> None:
    code, another = officer.app.code(), open_browser(app, None)
    another.gives_password(OFFICER.email)
    assert waiting.submits(CODE_PAGE, {"code": code}).status_code == 302
    assert another.submits(CODE_PAGE, {"code": code}).status_code == 422
    assert not is_signed_in(another)


def test_of_two_browsers_at_the_same_moment_one_uses_the_code(
    officer: Protected, waiting: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, find_step = officer.app.code(), totp.find_step
    waiting.submits(CODE_PAGE, {"code": code})
    monkeypatch.setattr(totp, "find_step", lambda *given, **_: find_step(*given))  # read before
    assert not authenticator.use(officer.account, code)


def test_an_older_code_than_the_last_one_is_refused(officer: Protected, waiting: Person) -> None:
    waiting.submits(CODE_PAGE, {"code": officer.app.code(ahead=1)})
    waiting.submits("/unit/sign-out", page="/unit/sign-ins")
    waiting.gives_password(OFFICER.email)
    assert waiting.submits(CODE_PAGE, {"code": officer.app.code()}).status_code == 422


@pytest.mark.parametrize("ahead", [-4, 4])
def test_a_code_of_another_time_is_refused(officer: Protected, waiting: Person, ahead: int) -> None:
    assert waiting.submits(CODE_PAGE, {"code": officer.app.code(ahead=ahead)}).status_code == 422


@pytest.mark.parametrize("code", ["", "000000", "x" * 41, "\N{SUPERSCRIPT TWO}" * 6])
def test_a_wrong_code_says_so_and_is_recorded(
    officer: Protected, waiting: Person, code: str
) -> None:
    answer = waiting.submits(CODE_PAGE, {"code": code})
    assert answer.status_code == 422 and "There is a problem" in answer.text
    assert not is_signed_in(waiting)


def test_wrong_codes_count_as_wrong_passwords_do(officer: Protected, waiting: Person) -> None:
    for _ in range(attempts.MOST_FAILURES):
        waiting.submits(CODE_PAGE, WRONG)
    answer = waiting.submits(CODE_PAGE, {"code": officer.app.code()})
    assert "Wait 15 minutes" in answer.text
    assert "Wait 15 minutes" in waiting.gives_password(OFFICER.email).text
    recorded = db.session.scalars(select(AuditEntry.event)).all()
    assert recorded.count("second-factor-failed") == attempts.MOST_FAILURES
    assert recorded.count("sign-ins-paused") == 1


def test_the_right_password_again_does_not_make_wrong_codes_good(
    officer: Protected, waiting: Person
) -> None:
    for _ in range(attempts.MOST_FAILURES):
        waiting.submits(CODE_PAGE, WRONG)
        waiting.gives_password(OFFICER.email)
    assert "Wait 15 minutes" in waiting.gives_password(OFFICER.email).text


def test_after_five_minutes_the_password_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, officer: Protected, waiting: Person
) -> None:
    monkeypatch.setattr(step, "LASTS", timedelta(0))
    assert waiting.opens(CODE_PAGE).location == "/unit/sign-in"
    assert "Enter your password again" in waiting.opens("/unit/sign-in").text


def test_a_new_password_ends_the_step(officer: Protected, waiting: Person) -> None:
    accounts.choose_password(officer.account, accounts.hash_for_account("three random words"))
    db.session.commit()
    assert waiting.opens(CODE_PAGE).location == "/unit/sign-in"


def test_without_a_password_there_is_no_step(app: Flask, officer: Protected) -> None:
    nobody = open_browser(app, None)
    assert nobody.opens(CODE_PAGE).location == "/unit/sign-in"
    nobody.client.set_cookie("unit", "forged", path="/unit")
    assert nobody.opens(CODE_PAGE).location == "/unit/sign-in"


def test_a_code_is_good_for_its_owner_only(app: Flask, officer: Protected) -> None:
    lead = open_browser(app, LEAD)
    theirs, _ = lead.sets_up_an_app()
    lead.submits("/unit/sign-out", page="/unit/sign-ins")
    lead.gives_password(LEAD.email)
    assert lead.submits(CODE_PAGE, {"code": officer.app.code()}).status_code == 422
    assert lead.submits(CODE_PAGE, {"code": officer.recovery_codes[0]}).status_code == 422
    assert lead.submits(CODE_PAGE, {"code": theirs.code()}).status_code == 302


def test_a_form_of_before_the_step_is_refused_after_it(officer: Protected, waiting: Person) -> None:
    page = waiting.opens(CODE_PAGE).text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    waiting.submits(CODE_PAGE, {"code": officer.app.code()})
    sent = waiting.client.post("/unit/sign-ins/end-all", data={"csrf_token": token})
    assert sent.status_code == 400 and is_signed_in(waiting)
