"""Codes of authenticator apps: of now, and later than the last that was used."""

from tests.support.authenticator_app import AuthenticatorApp
from webapp.people.second_factor import totp


def test_a_code_is_of_a_step_and_of_no_later_one() -> None:
    secret = totp.new_secret()
    code = AuthenticatorApp(secret).code()
    step = totp.find_step(secret, code)
    assert step is not None
    assert totp.find_step(secret, code, after=step - 1) == step
    assert totp.find_step(secret, code, after=step) is None
