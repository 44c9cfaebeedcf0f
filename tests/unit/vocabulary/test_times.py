"""Times and durations in words."""

from datetime import UTC, datetime, timedelta

import pytest

from webapp.vocabulary.times import format_duration, format_moment, parse_phone_time


def test_a_moment_is_in_uk_time_in_winter_and_summer() -> None:
    assert format_moment(datetime(2026, 11, 24, 14, 2, tzinfo=UTC)) == "24 November 2026, 14:02"
    assert format_moment(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026, 00:30"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=-61), "1 hour"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=400), "400 days"),
    ],
)
def test_a_duration_is_in_its_largest_unit(length: timedelta, words: str) -> None:
    assert format_duration(length) == words


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-11-24T14:02", "2026-02-30T14:02Z", "0001-01-01T00:00+14:00", "1e9"],
)
def test_an_invalid_phone_time_is_none(text: str) -> None:
    assert parse_phone_time(text) is None


def test_a_phone_time_has_a_zone() -> None:
    assert parse_phone_time("2026-11-24T14:02:00Z") == datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
