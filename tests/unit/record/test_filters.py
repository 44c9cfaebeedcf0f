"""A filter of the audit log: codes and days from an address, and nothing else."""

from datetime import UTC, datetime

import pytest

from webapp.record.filters import NOBODY, Filter, read_filter

VALID = {
    "person": "3",
    "kind": "report-opened",
    "reference": "ES-95NR-VBY7",
    "since": "2026-07-06",
    "until": "2026-07-07",
}


def test_a_valid_filter_stays_as_it_is() -> None:
    assert read_filter(VALID).parts == VALID
    assert read_filter({"person": NOBODY}).parts == {"person": NOBODY}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("person", "Olu"),
        ("person", "-1"),
        ("person", "٣"),
        ("person", "9" * 10),
        ("kind", "no-such-kind"),
        ("reference", "Alex Example"),
        ("since", "yesterday"),
        ("since", "20260706"),
        ("until", "0001-01-01"),
        ("until", "9999-12-31"),
        ("until", "2026-02-30"),
    ],
)
def test_what_is_not_valid_is_left_out(name: str, value: str) -> None:
    assert name not in read_filter({**VALID, name: value}).parts


def test_a_reference_is_read_in_either_case() -> None:
    assert read_filter({"reference": " es-95nr-vby7 "}).reference == "ES-95NR-VBY7"


def test_one_day_begins_and_ends_at_midnight_in_the_uk() -> None:
    day = Filter(since="2026-07-06")
    assert day.begins == datetime(2026, 7, 5, 23, tzinfo=UTC)
    assert day.ends == datetime(2026, 7, 6, 23, tzinfo=UTC)


def test_the_day_on_which_clocks_go_back_has_25_hours() -> None:
    day = Filter(since="2026-10-25")
    assert day.begins and day.ends
    assert (day.ends.astimezone(UTC) - day.begins.astimezone(UTC)).total_seconds() == 25 * 3600


def test_a_last_day_alone_reaches_back_to_the_beginning() -> None:
    assert Filter(until="2026-07-06").begins is None
