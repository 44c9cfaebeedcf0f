"""The unit's hours in words."""

import pytest

from webapp.unit_hours import UnitHours


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("Mon-Fri", "09:00", "17:00"), "Monday to Friday, 9am to 5pm, not bank holidays"),
        (("Tue", "10:30", "12:00"), "Tuesday, 10.30am to 12pm, not bank holidays"),
        (("Mon-Sun", "00:00", "23:59"), "Monday to Sunday, 12am to 11.59pm, not bank holidays"),
    ],
)
def test_hours_in_words(given: tuple[str, str, str], words: str) -> None:
    assert UnitHours.read(*given).in_words == words


def test_the_unit_is_closed_on_other_days_and_on_bank_holidays() -> None:
    week = UnitHours.read("Mon-Tue", "09:00", "17:00").week
    assert week == ("09:00-17:00", "09:00-17:00", "", "", "", "", "", "")


@pytest.mark.parametrize(
    "given",
    [("mon", "09:00", "17:00"), ("Mon-Fri-Sat", "09:00", "17:00"), ("Foo", "09:00", "17:00")],
)
def test_what_is_no_week_is_refused(given: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError):
        UnitHours.read(*given)
