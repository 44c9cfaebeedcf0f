"""Quarters are of the calendar; a year goes from April to March."""

from datetime import date

import pytest

from webapp.vocabulary.periods import (
    Period,
    last_quarter_over,
    month_label,
    quarter_of,
    read_period,
)


@pytest.mark.parametrize(
    ("code", "months", "label"),
    [
        ("2026-q4", ("2026-10", "2026-12"), "October to December 2026"),
        ("2026-q1", ("2026-01", "2026-03"), "January to March 2026"),
        ("2026", ("2026-04", "2027-03"), "April 2026 to March 2027"),
    ],
)
def test_a_period_knows_its_months(code: str, months: tuple[str, str], label: str) -> None:
    period = read_period(code)
    assert period and (period.code, period.label) == (code, label)
    assert (period.months[0], period.months[-1]) == months
    assert len(period.months) == (3 if "q" in code else 12)
    assert period.first_day.day == 1 and period.last_day.day == 31


@pytest.mark.parametrize(
    "code", ["", "2026-q5", "2026-q", "1999", "20261", "2026-q1 ", "q1", "٢٠٢٦"]
)
def test_anything_else_is_no_period(code: str) -> None:
    assert read_period(code) is None


def test_one_period_follows_the_other() -> None:
    assert Period(2026, 4).after == Period(2027, 1) and Period(2026, 1).before == Period(2025, 4)
    assert Period(2026).after == Period(2027) and Period(2000).before is None
    assert Period(2099, 4).after is None
    assert Period(2027, 1).whole_year == Period(2026) == Period(2026, 2).whole_year
    assert Period(2026).last_quarter == Period(2027, 1) == Period(2027, 1).last_quarter
    assert quarter_of(date(2026, 11, 28)) == Period(2026, 4)
    assert month_label("2026-11") == "November 2026"


@pytest.mark.parametrize("today", [date(2026, month, 1) for month in range(1, 13)])
def test_the_last_quarter_that_is_over_is_the_one_before_todays(today: date) -> None:
    over = last_quarter_over(today)
    assert over.last_day < today
    assert over.after == quarter_of(today)
