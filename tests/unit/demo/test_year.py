"""A made-up year: the same for a seed, and as untidy as a real one."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from webapp.demo.year import ORGANISATIONS, Sent, is_holiday, make_year

UNTIL = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def year() -> list[Sent]:
    return list(make_year(2000, until=UNTIL))


def firsts(year: list[Sent]) -> list[Sent]:
    return [sent for sent in year if "amends" not in sent.inside]


def test_it_is_the_same_for_a_seed_and_another_for_another(year: list[Sent]) -> None:
    assert list(make_year(2000, until=UNTIL)) == year
    assert list(make_year(2000, until=UNTIL, seed=1)) != year


def test_about_as_many_incidents_as_asked_for_arrive_in_order(year: list[Sent]) -> None:
    assert 1950 < len(firsts(year)) < 2150
    assert all(one.arrived_at <= other.arrived_at for one, other in pairwise(year))
    assert UNTIL - timedelta(days=366) < year[0].arrived_at < year[-1].arrived_at < UNTIL


def test_no_id_is_made_twice(year: list[Sent]) -> None:
    assert len({sent.id for sent in year}) == len(year)


def test_what_is_corrected_has_been_sent_and_corrections_are_corrected(year: list[Sent]) -> None:
    sent = {one.id: one for one in year}
    corrected = [sent[one.inside["amends"]] for one in year if "amends" in one.inside]
    assert len(corrected) > 100
    assert any("amends" in one.inside for one in corrected)


def test_schools_report_nothing_in_the_holidays_and_others_less(year: list[Sent]) -> None:
    schools = {"high_school", "junior_school", "after_school_club"}
    saved = [one for one in firsts(year) if one.saved_at > UNTIL - timedelta(days=365)]
    in_holidays = [one for one in saved if is_holiday(one.saved_at.date())]
    at_schools = [one for one in in_holidays if one.inside["answers"]["setting"] in schools]
    assert len(at_schools) < len(in_holidays) / 20 < len(saved) / 80


def test_sixty_organisations_report_under_more_names(year: list[Sent]) -> None:
    right = {one.name for one in ORGANISATIONS}
    typed = Counter(one.inside["answers"]["organisation"] for one in firsts(year))
    misspelt = sum(count for name, count in typed.items() if name not in right)
    assert len(right) == 60
    assert 0.1 < misspelt / typed.total() < 0.2


def test_what_has_closed_for_good_reports_no_more(year: list[Sent]) -> None:
    closed = {one.name: one.closed for one in ORGANISATIONS if one.closed}
    by_phone = [one for one in firsts(year) if one.inside["path"]]
    told = [one for one in by_phone if one.inside["answers"]["organisation"] in closed]
    assert told
    for one in told:
        last = UNTIL - timedelta(days=closed[one.inside["answers"]["organisation"]])
        minted = datetime.fromtimestamp((UUID(one.id).int >> 80) / 1000, UTC)
        assert minted.date() <= last.date() + timedelta(days=3)


def test_some_wait_for_signal_and_some_clocks_are_wrong(year: list[Sent]) -> None:
    waited = [one.arrived_at - one.saved_at for one in year]
    assert any(timedelta(hours=2) < wait < timedelta(days=5) for wait in waited)
    assert any(wait < timedelta(0) for wait in waited)
    assert any(wait > timedelta(days=360) for wait in waited)
