"""Which passwords are refused, and why."""

import pytest

from webapp.people.passwords import TOO_EASY, TOO_LONG, TOO_SHORT, find_fault


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", TOO_SHORT),
        ("elevenchars", TOO_SHORT),
        ("x" * 201, TOO_LONG),
        ("aaaaaaaaaaaaaaa", TOO_EASY),
        ("passwordpassword", TOO_EASY),
        ("Password12345!", TOO_EASY),
        ("safeguarding2026", TOO_EASY),
        ("olu.officer.2026", TOO_EASY),
    ],
)
def test_a_poor_password_is_refused(password: str, sentence: str) -> None:
    assert find_fault(password, name="Olu Officer", email="olu@example.org") == sentence


@pytest.mark.parametrize(
    "password", ["correct horse battery", "ßäöü ñandú 東京 río", "gK7!vQ2#nW9x"]
)
def test_a_good_password_is_accepted(password: str) -> None:
    assert find_fault(password, name="Olu Officer", email="olu@example.org") is None
