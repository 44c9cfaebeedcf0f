"""Passkeys show that it is somebody; and who has nothing to show signs in again."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import OFFICER, Enter
from tests.support.proof import answers, nobody_is_there, proofs_grow_old
from tests.support.soft_passkey import SoftPasskey
from webapp.extensions import db
from webapp.people.models import SignIn
from webapp.people.second_factor.models import Passkey

pytestmark = pytest.mark.postgresql

ADD, OVERVIEW = "/unit/how-you-sign-in/passkey", "/unit/how-you-sign-in"
CODES = "/unit/how-you-sign-in/recovery-codes"


def test_a_passkey_is_good_for_it_once(app: Flask, enter_unprotected: Enter) -> None:
    officer, passkey = enter_unprotected(OFFICER), SoftPasskey()
    officer.submits(ADD, {**passkey.creates(officer.opens(ADD).text)})
    proofs_grow_old()
    asked = officer.submits(CODES, page=OVERVIEW).text
    proof = {f"proof-{name}": value for name, value in passkey.signs_in(asked).items()}
    assert "Keep your recovery codes" in answers(officer, asked, proof).text
    proofs_grow_old()
    assert answers(officer, asked, proof).status_code == 422


def test_an_open_desk_does_not_add_a_passkey_of_its_own(enter: Enter) -> None:
    officer, passkey = enter(OFFICER), SoftPasskey()
    made = passkey.creates(officer.opens(ADD).text)
    token = officer.opens(OVERVIEW).text.partition('name="csrf_token" value="')[2]
    proofs_grow_old()
    sent = {**made, "csrf_token": token.partition('"')[0]}
    assert officer.client.post(ADD, data=sent).status_code == 403
    assert db.session.scalars(select(Passkey)).all() == []


def test_who_has_only_a_password_signs_in_again(enter_unprotected: Enter) -> None:
    officer = enter_unprotected(OFFICER)
    proofs_grow_old()
    asked = officer.opens(ADD).location or ""
    assert asked == f"/unit/sign-in?next={ADD}"
    assert "Sign in again" in officer.opens(asked).text
    assert db.session.scalars(select(SignIn)).all() == []


def test_a_locked_session_of_a_password_alone_ends(enter_unprotected: Enter) -> None:
    officer = enter_unprotected(OFFICER)
    nobody_is_there()
    assert officer.opens(OVERVIEW).location == f"/unit/sign-in?next={OVERVIEW}"
    assert db.session.scalars(select(SignIn)).all() == []
