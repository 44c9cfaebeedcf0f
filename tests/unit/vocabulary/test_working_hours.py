"""Working hours: the unit's own, without week-ends and bank holidays, in UK time."""

from datetime import datetime, timedelta

import pytest

from webapp.unit_hours import UnitHours
from webapp.vocabulary.times import UK
from webapp.vocabulary.working_hours import Calendar
from webapp.working_days import WorkingDays

OFFICE = Calendar(WorkingDays(UnitHours.read("Mon-Fri", "09:00", "17:00")))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UK)


@pytest.mark.parametrize(
    ("moment", "hours", "before"),
    [
        ("2026-11-26 15:00", 4, "2026-11-26 11:00"),
        ("2026-11-26 10:00", 4, "2026-11-25 14:00"),
        ("2026-11-26 20:00", 1, "2026-11-26 16:00"),
        ("2026-11-30 10:00", 2, "2026-11-27 16:00"),
        ("2026-11-29 12:00", 8, "2026-11-27 09:00"),
        ("2026-12-29 10:00", 2, "2026-12-24 16:00"),  # Christmas and Boxing Day observed
        ("2026-04-07 09:00", 1, "2026-04-02 16:00"),  # Good Friday and Easter Monday
        ("2026-10-26 10:00", 2, "2026-10-23 16:00"),  # the clocks went back between
    ],
)
def test_hours_are_counted_back_over_closed_days(moment: str, hours: int, before: str) -> None:
    assert OFFICE.hours_before(at(moment), hours) == at(before)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-26 10:00", "2026-11-26 15:00", 5),
        ("2026-11-26 20:00", "2026-11-27 10:00", 1),
        ("2026-11-27 16:00", "2026-11-30 10:00", 2),
        ("2026-12-24 16:00", "2026-12-29 10:00", 2),
        ("2026-10-23 16:00", "2026-10-26 10:00", 2),
        ("2026-11-28 10:00", "2026-11-29 10:00", 0),
        ("2026-11-26 15:00", "2026-11-26 10:00", 0),
    ],
)
def test_working_time_between_two_moments(start: str, end: str, hours: int) -> None:
    assert OFFICE.between(at(start), at(end)) == timedelta(hours=hours)
    assert OFFICE.working_day == timedelta(hours=8)


def test_a_unit_that_is_open_on_one_day_a_week_has_hours_too() -> None:
    tuesdays = Calendar(WorkingDays(UnitHours.read("Tue", "09:00", "11:00")))
    assert tuesdays.hours_before(at("2026-11-26 12:00"), 200) == at("2024-12-31 09:00")


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        ("2026-11-26 15:00", "2026-11-23 09:00"),
        ("2026-11-23 08:00", "2026-11-23 09:00"),
        ("2026-11-29 23:00", "2026-11-23 09:00"),
        ("2026-12-30 12:00", "2026-12-29 09:00"),
    ],
)
def test_a_week_opens_on_its_first_working_day(moment: str, opened: str) -> None:
    assert OFFICE.week_opened(at(moment)) == at(opened)


def test_a_week_without_a_working_day_does_not_open() -> None:
    mondays = Calendar(WorkingDays(UnitHours.read("Mon", "09:00", "17:00")))
    assert mondays.week_opened(at("2026-12-29 12:00")) is None
