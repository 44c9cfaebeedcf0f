"""Working days: the unit's days, without the bank holidays of where it is."""

from datetime import date

import pytest

from webapp.unit_hours import UnitHours
from webapp.working_days import REGIONS, WorkingDays

HOURS = UnitHours.read("Mon-Fri", "09:00", "17:00")
DAYS = WorkingDays(HOURS)


@pytest.mark.parametrize(
    ("day", "number", "following"),
    [
        ("2026-11-26", 1, "2026-11-27"),
        ("2026-11-27", 1, "2026-11-30"),  # a Friday
        ("2026-11-28", 1, "2026-11-30"),
        ("2026-11-27", 5, "2026-12-04"),
        ("2026-12-24", 1, "2026-12-29"),  # Boxing Day is on a Saturday: observed on Monday
        ("2027-03-25", 1, "2027-03-30"),  # Good Friday, Easter Monday
    ],
)
def test_the_next_working_days(day: str, number: int, following: str) -> None:
    assert DAYS.after(date.fromisoformat(day), number) == date.fromisoformat(following)


def test_a_unit_that_is_open_on_one_day_works_on_that_day() -> None:
    mondays = WorkingDays(UnitHours.read("Mon", "09:00", "17:00"))
    assert mondays.after(date(2026, 4, 1)) == date(2026, 4, 13)  # not Easter Monday


@pytest.mark.parametrize(
    ("day", "on_holiday"),
    [
        (date(2026, 4, 6), {"England", "Wales", "Northern Ireland"}),  # Easter Monday
        (date(2026, 11, 30), {"Scotland"}),  # St Andrew
        (date(2026, 3, 17), {"Northern Ireland"}),  # St Patrick
        (date(2026, 12, 25), {*REGIONS}),
    ],
)
def test_each_region_has_its_own_bank_holidays(day: date, on_holiday: set[str]) -> None:
    assert {region for region in REGIONS if not WorkingDays(HOURS, region).has(day)} == on_holiday
