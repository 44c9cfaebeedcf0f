"""When and how a paper form came: read from two fields, and never guessed."""

from datetime import date, timedelta

import pytest

from webapp.paper_forms import came
from webapp.reports.validation import Fault
from webapp.vocabulary.paper import CameBy

TODAY = date(2026, 11, 28)


def faults(came_on: str, came_by: str = "post") -> list[Fault]:
    typed = {came.CAME_ON: [came_on], came.CAME_BY: [came_by]}
    return came.find_faults(came.read(typed), today=TODAY)


@pytest.mark.parametrize("way", CameBy)
def test_each_way_is_read_with_the_day(way: CameBy) -> None:
    typed = {came.CAME_ON: [" 2026-11-03 "], came.CAME_BY: [way.value]}
    assert came.read(typed) == came.Paper(date(2026, 11, 3), way)


@pytest.mark.parametrize("day", ["2026-11-28", (TODAY - came.LONGEST_AGO).isoformat()])
def test_today_and_two_years_ago_are_right(day: str) -> None:
    assert faults(day) == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", came.NO_DAY),
        ("yesterday", came.NO_DAY),
        ("2026-02-30", came.NO_DAY),
        ("2026-11-29", came.IN_FUTURE),
        ((TODAY - came.LONGEST_AGO - timedelta(days=1)).isoformat(), came.TOO_LONG_AGO),
        ("0026-11-03", came.TOO_LONG_AGO),
    ],
)
def test_any_other_day_is_refused_in_words(day: str, sentence: str) -> None:
    assert faults(day) == [Fault(came.CAME_ON, sentence)]


@pytest.mark.parametrize("way", ["", "pigeon"])
def test_a_way_that_is_not_there_is_refused(way: str) -> None:
    assert faults("2026-11-03", way) == [Fault(came.CAME_BY, came.NO_WAY)]


def test_without_either_field_both_are_asked_for() -> None:
    found = came.find_faults(came.read({}), today=TODAY)
    assert [fault.field for fault in found] == [came.CAME_ON, came.CAME_BY]
