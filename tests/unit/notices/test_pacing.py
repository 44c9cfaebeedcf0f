"""When a mail may go: no storm, and growing pauses after failures."""

from datetime import UTC, datetime, timedelta

import pytest

from webapp.notices.pacing import HOUR, MINUTE, Waiting, may_go, pause_after

NOW = datetime(2026, 11, 30, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sent", "may"),
    [((), True), ((4,), False), ((5,), True), ((50, 30, 5), False)],
    ids=["the first", "too soon", "after five minutes", "the fourth in an hour"],
)
def test_what_is_urgent_goes_at_once_but_three_times_an_hour_at_most(sent, may) -> None:
    waiting = Waiting(True, NOW, sent=[NOW - minutes * MINUTE for minutes in sent])
    assert may_go(waiting, NOW) is may


@pytest.mark.parametrize(("minutes", "may"), [(0, False), (59, False), (60, True)])
def test_what_is_not_urgent_is_gathered_for_an_hour(minutes: int, may: bool) -> None:
    assert may_go(Waiting(False, NOW - minutes * MINUTE), NOW) is may


def test_pauses_after_failures_grow_to_an_hour() -> None:
    minutes = [pause_after(attempts) / MINUTE for attempts in (1, 2, 3, 5, 6, 10_000)]
    assert minutes == [2, 4, 8, 32, 60, 60]


def test_what_failed_waits_for_its_pause_and_for_nothing_else() -> None:
    waiting = Waiting(False, NOW, attempts=2, tried_at=NOW, sent=[NOW] * 3)
    assert not may_go(waiting, NOW + timedelta(minutes=3))
    assert may_go(waiting, NOW + timedelta(minutes=4))
    assert pause_after(2) < HOUR
