"""Paper forms of a demonstration are typed in together, days or weeks after what happened."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

import pytest

from webapp.demo.year import Sent, make_year

UNTIL = datetime(2026, 11, 27, 12, tzinfo=UTC)
FROM_PAPER = "From a paper form of "


@pytest.fixture(scope="module")
def typed() -> list[Sent]:
    year = make_year(2000, until=UNTIL)
    told = [one for one in year if "amends" not in one.inside]
    return [one for one in told if one.on_paper or _words(one).startswith(FROM_PAPER)]


def _words(one: Sent) -> str:
    return str(one.inside["answers"].get("before_we_ring", ""))


def test_they_are_one_in_twenty_or_so(typed: list[Sent]) -> None:
    assert 2000 / 30 < len(typed) < 2000 / 12


def test_several_come_on_one_working_day_in_office_hours_by_one_person(typed: list[Sent]) -> None:
    by_day: dict[date, list[Sent]] = defaultdict(list)
    for one in typed:
        by_day[one.arrived_at.date()].append(one)
    for day, several in by_day.items():
        assert day.weekday() < 5 and (len(several) >= 3 or day == UNTIL.date())
        assert all(time(9) < one.arrived_at.time() < time(19) for one in several)
        at_unit = {one.on_paper is not None for one in several}
        typists = {one.inside["answers"]["contact_name"] for one in several}
        assert at_unit == {True} or (at_unit == {False} and len(typists) == 1)


def test_most_come_long_after_the_day_of_the_incident(typed: list[Sent]) -> None:
    days = [one.inside["answers"]["incident_date"] for one in typed]
    late = [
        one.arrived_at.date() - date.fromisoformat(day)
        for one, day in zip(typed, days, strict=True)
        if day not in ("still_going_on", "not_known")
    ]
    assert sorted(late)[len(late) // 2] >= timedelta(days=5)
    assert max(late) > timedelta(days=21)


def test_no_telephone_noted_a_call_and_nobody_walked_a_path(typed: list[Sent]) -> None:
    calls = [one.inside["answers"]["rung"] for one in typed]
    assert "nobody_yet" in calls and [{"who": "my-lead", "result": "spoke"}] in calls
    noted = [call for each in calls if each != "nobody_yet" for call in each]
    assert {key for call in noted for key in call} == {"who", "result"}
    assert all(one.inside["path"] is None for one in typed)


def test_the_unit_keys_in_some_that_it_had_before(typed: list[Sent]) -> None:
    keyed_in = [one for one in typed if one.on_paper]
    assert len(typed) / 5 < len(keyed_in) < len(typed)
    days = [one.arrived_at.date() - one.on_paper for one in keyed_in if one.on_paper]
    assert min(days) >= timedelta(0) and max(days) > timedelta(days=7)
