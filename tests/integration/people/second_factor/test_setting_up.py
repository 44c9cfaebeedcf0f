"""Setting up an authenticator app, and what its secret is at rest."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration.people.second_factor.conftest import SET_UP, Protected, sets_up
from tests.support.authenticator_app import AuthenticatorApp
from tests.support.cast import LEAD, OFFICER, Enter, Person, open_browser
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people.second_factor.models import Authenticator, RecoveryCode

OVERVIEW = "/unit/how-you-sign-in"


def test_the_app_is_set_up_with_its_first_code_and_eight_codes_are_shown(
    officer: Protected,
) -> None:
    assert len(set(officer.recovery_codes)) == 8
    assert "Codes left: 8 of 8" in officer.browser.opens(OVERVIEW).text
    events = db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id)).all()
    assert events[-2:] == ["authenticator-set-up", "recovery-codes-made"]


@pytest.mark.parametrize("code", ["", "000000", "letters", "9" * 500, "²²²²²²"])
def test_a_wrong_first_code_stores_nothing_and_shows_the_same_key(enter: Enter, code: str) -> None:
    browser = enter(OFFICER)
    page = browser.opens(SET_UP).text
    answer = sets_up(browser, page, code)
    assert "There is a problem" in answer
    assert AuthenticatorApp.reads(answer).code() == AuthenticatorApp.reads(page).code()
    assert db.session.scalars(select(Authenticator)).all() == []


def test_an_offer_made_to_somebody_else_counts_for_nothing(enter: Enter) -> None:
    theirs, mine = enter(LEAD).opens(SET_UP).text, enter(OFFICER)
    answer = sets_up(mine, theirs, AuthenticatorApp.reads(theirs).code())
    assert "open for too long" in answer
    assert db.session.scalars(select(Authenticator)).all() == []


def test_neither_the_secret_nor_a_code_is_in_the_table(officer: Protected) -> None:
    stored = db.session.scalars(select(Authenticator)).one().sealed_secret
    assert stored.startswith("eyJ")
    hashes = db.session.scalars(select(RecoveryCode.code_hash)).all()
    assert not {code.replace("-", "") for code in officer.recovery_codes} & {*hashes}


def test_setting_up_signs_out_everywhere_else_and_changes_the_session(
    app: Flask, enter: Enter
) -> None:
    here, there = enter(OFFICER), enter(OFFICER)
    copied = here.client.get_cookie("unit", path="/unit")
    page = here.opens(SET_UP).text
    sets_up(here, page, AuthenticatorApp.reads(page).code())
    assert copied and is_signed_in(here) and not is_signed_in(there)
    copy = open_browser(app, None)
    copy.client.set_cookie("unit", copied.value, path="/unit")
    assert not is_signed_in(copy)


def test_another_phone_takes_the_place_of_the_first(officer: Protected) -> None:
    page = officer.browser.opens(SET_UP).text
    sets_up(officer.browser, page, AuthenticatorApp.reads(page).code())
    assert len(db.session.scalars(select(Authenticator)).all()) == 1
    assert "Codes left: 8 of 8" in officer.browser.opens(OVERVIEW).text


def is_signed_in(person: Person) -> bool:
    return person.opens(OVERVIEW).status_code == 200
