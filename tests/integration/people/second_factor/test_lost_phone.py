"""A lost phone: recovery codes, and the command that removes the second factor."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration.people.second_factor.conftest import Protected
from tests.support.authenticator_app import recovery_codes_on
from tests.support.cast import CODE_PAGE, OFFICER, SET_UP_PAGE, Enter, Person, open_browser
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people.second_factor import owned
from webapp.people.second_factor.models import Authenticator, RecoveryCode

pytestmark = pytest.mark.postgresql

OVERVIEW, MAKE = "/unit/how-you-sign-in", "/unit/how-you-sign-in/recovery-codes"


def test_a_recovery_code_signs_in_once_and_says_how_many_are_left(
    app: Flask, officer: Protected, waiting: Person
) -> None:
    code, another = officer.recovery_codes[3], open_browser(app, None)
    another.gives_password(OFFICER.email)
    assert waiting.submits(CODE_PAGE, {"code": code}).location == OVERVIEW
    page = waiting.opens(OVERVIEW).text
    assert "You signed in with a recovery code. Codes left: 7." in page
    assert another.submits(CODE_PAGE, {"code": code}).status_code == 422
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "recovery-code-used"))
    assert entry.one().facts == {"name": OFFICER.name, "left": "7"}


def test_it_may_be_typed_in_capitals_and_without_hyphens(
    officer: Protected, waiting: Person
) -> None:
    typed = officer.recovery_codes[0].upper().replace("-", " ")
    assert waiting.submits(CODE_PAGE, {"code": typed}).status_code == 302


def test_new_codes_take_the_place_of_the_old_ones(officer: Protected, waiting: Person) -> None:
    new = recovery_codes_on(officer.browser.submits(MAKE, page=OVERVIEW).text)
    assert len(new) == 8 and not {*new} & {*officer.recovery_codes}
    assert waiting.submits(CODE_PAGE, {"code": officer.recovery_codes[0]}).status_code == 422
    assert waiting.submits(CODE_PAGE, {"code": new[0]}).status_code == 302


def test_who_has_no_app_is_given_no_codes(enter_unprotected: Enter) -> None:
    browser = enter_unprotected(OFFICER)
    assert browser.submits(MAKE, page=OVERVIEW).location == OVERVIEW
    assert db.session.scalars(select(RecoveryCode)).all() == []


def test_once_it_is_removed_the_password_is_enough_to_set_up_another(
    app: Flask, officer: Protected, waiting: Person
) -> None:
    owned.remove_all(officer.account)
    assert db.session.scalars(select(Authenticator)).all() == []
    assert officer.browser.opens(OVERVIEW).status_code == 302
    assert waiting.opens(CODE_PAGE).location == "/unit/sign-in"
    assert open_browser(app, OFFICER).opens(SET_UP_PAGE).status_code == 200
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.event == "second-factor-removed")
    ).one()
    assert (entry.who, entry.facts) == ("The command line", {"name": OFFICER.name})


def test_with_another_secret_key_a_recovery_code_still_works(
    app: Flask, officer: Protected
) -> None:
    app.config["SECRET_KEY"] = "another secret, of which nothing was sealed"
    browser = open_browser(app, None)
    browser.gives_password(OFFICER.email)
    assert browser.submits(CODE_PAGE, {"code": officer.app.code()}).status_code == 422
    assert browser.submits(CODE_PAGE, {"code": officer.recovery_codes[0]}).status_code == 302
