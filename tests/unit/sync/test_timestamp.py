"""A moment travels as one text, whatever zone it is given in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sync.timestamp import format_timestamp


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 24, 14, 2, 31, 345_999, UTC), "2026-11-24T14:02:31.345Z"),
        (datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=1))), "2026-06-30T23:00:00.000Z"),
    ],
)
def test_it_is_utc_to_the_millisecond(moment, text) -> None:
    assert format_timestamp(moment) == text
