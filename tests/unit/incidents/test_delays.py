"""How long the first report of an incident took, in three parts, as far as clocks are believed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.folded import SHORT_DAYS, fold
from webapp.incidents.delays import delays_of
from webapp.incidents.together import Told

THURSDAY = datetime(2026, 11, 26, 10, tzinfo=UTC)


def told(number: int = 1, *, waited: timedelta | None = None, **more: object) -> Told:
    """Saved a minute before it arrived; `waited`: until it was received."""
    usual = {"chain": number, "report_id": f"r{number}", "amends": None, "path": None}
    usual |= {"answers": {}, "arrived": THURSDAY, "saved_at": "2026-11-26T09:59:00Z"}
    received = None if waited is None else THURSDAY + waited
    return Told(number=number, **{**usual, "received_at": received, **more})  # type: ignore[arg-type]


def part(name: str, first: Told, happened: str | None = None) -> str | None:
    return delays_of(first, happened, SHORT_DAYS)[name]


@pytest.mark.parametrize(
    ("happened", "code"),
    [
        ("2026-11-26", "same_day"),
        ("2026-11-25", "next_day"),
        ("2026-11-19", "week"),
        ("2026-01-01", "longer"),
        ("2026-11-27", "not_believed"),
        ("2019-11-26", "not_believed"),
        ("still_going_on", "not_known"),
        (None, "not_known"),
    ],
)
def test_from_the_incident_to_a_saved_report_days_are_counted(
    happened: str | None, code: str
) -> None:
    assert part("to_save", told(), happened) == code


def test_saved_long_before_it_arrived_the_phone_took_that_long() -> None:
    late = told(saved_at="2026-11-20T10:00:00+00:00")
    assert part("to_arrive", late) == "week" and part("to_arrive", told()) == "minutes"
    assert part("to_save", late, "2026-11-20") == "same_day"
    assert part("to_save", late, "2026-11-21") == "not_believed"


@pytest.mark.parametrize("clock", ["2029-11-26T10:00:00Z", "2023-11-26T10:00:00Z", ""])
def test_a_clock_that_is_not_believed_measures_nothing(clock: str) -> None:
    found = delays_of(told(saved_at=clock), "2026-11-25", SHORT_DAYS)
    assert found["to_save"] == found["to_arrive"] == "not_believed"
    assert found["to_receive"] == "not_received"


@pytest.mark.parametrize(
    ("waited", "code"),
    [(59, "hour"), (90, "half_day"), (1440, "day"), (1560, "two_days"), (7200, "week")],
)
def test_the_unit_is_measured_in_its_own_working_days(waited: int, code: str) -> None:
    assert part("to_receive", told(waited=timedelta(minutes=waited))) == code


def test_what_came_on_paper_is_not_measured() -> None:
    found = delays_of(told(on_paper=date(2026, 11, 20)), "2026-11-19", SHORT_DAYS)
    assert set(found.values()) == {"on_paper"}


def test_an_incident_takes_as_long_as_its_first_report() -> None:
    hour = timedelta(hours=1)
    columns = fold([told(2, waited=30 * hour), told(1, waited=hour)]).columns
    assert columns["to_receive"] == "hour"
