"""How long a report waited on the phone and at the unit."""

from datetime import UTC, datetime, timedelta

import pytest

from webapp.incidents.waiting import at_the_unit, clock_trouble, on_the_phone

ARRIVED = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def test_the_wait_on_the_phone() -> None:
    assert on_the_phone("2026-11-24T09:00:00+00:00", ARRIVED) == "5 hours"


def test_a_clock_slightly_ahead_gives_no_waiting_time() -> None:
    assert on_the_phone("2026-11-24T14:01:00Z", ARRIVED) == "less than a minute"
    assert clock_trouble("2026-11-24T14:01:00Z", ARRIVED) is None


@pytest.mark.parametrize("saved_at", ["2026-11-24T17:00:00Z", "2019-01-01T00:00:00Z", "1", ""])
def test_an_implausible_clock_gives_no_waiting_time(saved_at: str) -> None:
    assert clock_trouble(saved_at, ARRIVED)
    assert on_the_phone(saved_at, ARRIVED) == "not known"


def test_the_wait_at_the_unit_ends_with_the_receipt() -> None:
    assert at_the_unit(ARRIVED, until=ARRIVED + timedelta(minutes=20)) == "20 minutes"
    assert at_the_unit(ARRIVED, until=ARRIVED - timedelta(minutes=1)) == "less than a minute"
