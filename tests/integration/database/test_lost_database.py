"""If the database is gone, each page says so in plain words, and asks it nothing more."""

import pytest

from tests.support.cast import OFFICER
from tests.support.lost_database import lose_database

pytestmark = pytest.mark.postgresql

WORDS = "We could not read or store anything just now."


@pytest.mark.parametrize("path", ["/report", "/steps/", "/contacts", "/guidance/law"])
def test_a_reporter_is_told(client, monkeypatch, path) -> None:
    lose_database(monkeypatch)
    answer = client.get(path)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert WORDS in answer.text and "tel:999" in answer.text


@pytest.mark.parametrize("path", ["/unit/", "/unit/sign-in", "/unit/audit"])
def test_somebody_at_the_unit_who_is_signed_in_is_told(enter, monkeypatch, path) -> None:
    officer = enter(OFFICER)
    lose_database(monkeypatch)
    answer = officer.opens(path)

    assert (answer.status_code, WORDS in answer.text) == (503, True)
