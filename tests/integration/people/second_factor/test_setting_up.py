"""Setting up an authenticator app, and what its secret is at rest."""

import re

import pytest
import segno
from flask import Flask
from sqlalchemy import select

from tests.integration.people.second_factor.conftest import Protected
from tests.support.authenticator_app import KEY, AuthenticatorApp
from tests.support.cast import (
    CODE_PAGE,
    LEAD,
    OFFER,
    OFFICER,
    SET_UP_PAGE,
    Enter,
    Person,
    open_browser,
)
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people.second_factor import totp
from webapp.people.second_factor.models import Authenticator, RecoveryCode

OVERVIEW = "/unit/how-you-sign-in"
DRAWN = re.compile(r'<div class="app-qr"><svg [^>]+>.*?<path [^>]*d="([^"]+)"')


def test_the_app_is_set_up_with_its_first_code_and_eight_codes_are_shown(
    officer: Protected,
) -> None:
    assert len(set(officer.recovery_codes)) == 8
    assert "Codes left: 8 of 8" in officer.browser.opens(OVERVIEW).text
    events = db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id)).all()
    assert events[-2:] == ["authenticator-set-up", "recovery-codes-made"]


def test_the_picture_is_drawn_in_the_page_and_is_of_the_key(enter_unprotected: Enter) -> None:
    page = enter_unprotected(OFFICER).opens(SET_UP_PAGE).text
    drawn, key = DRAWN.findall(page), KEY.findall(page)[0].replace(" ", "")
    address = totp.address_of(key, email=OFFICER.email)
    assert drawn == DRAWN.findall(f'<div class="app-qr">{inline(address)}')
    assert len(drawn) == 1 and "<img" not in page


def inline(address: str) -> str:
    """The picture of this address, as an authenticator app scans it."""
    return segno.make(address, error="l").svg_inline(omitsize=True, border=2)


def test_the_first_code_does_not_sign_in_too(app: Flask, enter_unprotected: Enter) -> None:
    page = enter_unprotected(OFFICER).opens(SET_UP_PAGE).text
    code = AuthenticatorApp.reads(page).code()
    assert "Keep your recovery codes" in sets_up(open_browser(app, OFFICER), page, code)
    elsewhere = open_browser(app, None)
    elsewhere.gives_password(OFFICER.email)
    assert elsewhere.submits(CODE_PAGE, {"code": code}).status_code == 422


@pytest.mark.parametrize("code", ["", "000000", "letters", "9" * 500, "²²²²²²"])
def test_a_wrong_first_code_stores_nothing_and_shows_the_same_key(
    enter_unprotected: Enter, code: str
) -> None:
    browser = enter_unprotected(OFFICER)
    page = browser.opens(SET_UP_PAGE).text
    answer = sets_up(browser, page, code)
    assert "There is a problem" in answer
    assert AuthenticatorApp.reads(answer).code() == AuthenticatorApp.reads(page).code()
    assert db.session.scalars(select(Authenticator)).all() == []


def test_an_offer_made_to_somebody_else_counts_for_nothing(enter_unprotected: Enter) -> None:
    theirs, mine = enter_unprotected(LEAD).opens(SET_UP_PAGE).text, enter_unprotected(OFFICER)
    answer = sets_up(mine, theirs, AuthenticatorApp.reads(theirs).code())
    assert "open for too long" in answer
    assert db.session.scalars(select(Authenticator)).all() == []


def test_neither_the_secret_nor_a_code_is_in_the_table(officer: Protected) -> None:
    stored = db.session.scalars(select(Authenticator)).one().sealed_secret
    assert stored.startswith("eyJ")
    hashes = db.session.scalars(select(RecoveryCode.code_hash)).all()
    assert not {code.replace("-", "") for code in officer.recovery_codes} & {*hashes}


def test_setting_up_signs_out_everywhere_else_and_changes_the_session(
    app: Flask, enter_unprotected: Enter
) -> None:
    here, there = enter_unprotected(OFFICER), enter_unprotected(OFFICER)
    copied = here.client.get_cookie("unit", path="/unit")
    here.sets_up_an_app()
    assert copied and is_signed_in(here) and not is_signed_in(there)
    copy = open_browser(app, None)
    copy.client.set_cookie("unit", copied.value, path="/unit")
    assert not is_signed_in(copy)


def test_another_phone_takes_the_place_of_the_first(officer: Protected) -> None:
    officer.browser.sets_up_an_app()
    assert len(db.session.scalars(select(Authenticator)).all()) == 1
    assert "Codes left: 8 of 8" in officer.browser.opens(OVERVIEW).text


def sets_up(browser: Person, page: str, code: str) -> str:
    """Send the first code with the offer of this page."""
    answer: str = browser.submits(SET_UP_PAGE, {"offer": OFFER.findall(page)[0], "code": code}).text
    return answer


def is_signed_in(person: Person) -> bool:
    return person.opens(OVERVIEW).status_code == 200
