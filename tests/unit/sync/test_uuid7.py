"""An id minted here has the form and the time that a phone gives to its own."""

import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sync import uuid7

MOMENT = datetime(2026, 11, 24, 14, 2, 31, 345_678, UTC)


@pytest.mark.parametrize("moment", [MOMENT, MOMENT.astimezone(timezone(timedelta(hours=1)))])
def test_it_begins_with_the_moment_in_milliseconds(moment) -> None:
    minted = uuid.UUID(uuid7.mint(moment))

    assert (minted.version, minted.variant) == (7, uuid.RFC_4122)
    assert minted.int >> 80 == 1_795_528_951_345


def test_no_two_of_one_moment_are_alike() -> None:
    minted = {uuid7.mint(MOMENT) for _ in range(1000)}

    assert len(minted) == 1000
    assert {(uuid.UUID(one).version, uuid.UUID(one).variant) for one in minted} == {
        (7, uuid.RFC_4122)
    }
