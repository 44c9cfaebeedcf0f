"""Requests that wait for another's commit are kept together in the next one."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest

from sync.contract import ArrivingItem, CannotKeep, Code, Outcome
from webapp.arrivals.group_commit import MAX_ITEMS, GroupCommit

NOW = datetime(2026, 11, 24, tzinfo=UTC)


class SlowDisk:
    """Keeps nothing; each commit lasts until `go_on` is set."""

    def __init__(self, fault: Callable[[list[str]], Exception | None] = lambda _: None) -> None:
        self.commits: list[list[str]] = []
        self.busy, self.go_on = Event(), Event()
        self._fault = fault

    def keep(self, items: Sequence[ArrivingItem]) -> list[Outcome]:
        """One outcome each, with the item's id as its code."""
        ids = [item.id for item in items]
        self.commits.append(ids)
        self.busy.set()
        assert self.go_on.wait(10)
        if error := self._fault(ids):
            raise error
        return [Outcome(Code(code), NOW) for code in ids]


def items(*ids: str) -> list[ArrivingItem]:
    """Make reports with these ids."""
    return [ArrivingItem(name, "digest", b"", "", "") for name in ids]


def keep_in_line(disk: SlowDisk, *requests: Sequence[ArrivingItem]) -> list[Future[list[Outcome]]]:
    """Send requests one after the other while the first is being committed."""
    keep = GroupCommit(disk.keep)
    with ThreadPoolExecutor(len(requests)) as threads:
        futures = [threads.submit(keep, requests[0])]
        assert disk.busy.wait(10)
        for number, request in enumerate(requests[1:], 1):
            futures.append(threads.submit(keep, request))
            while len(keep._queue) < number:
                pass
        disk.go_on.set()
    return futures


def test_all_that_wait_are_kept_in_one_commit_and_each_gets_its_own_outcomes() -> None:
    disk = SlowDisk()

    one, two, three = keep_in_line(
        disk, items("stored"), items("already_stored", "quarantined"), items("variant_stored")
    )

    assert disk.commits == [["stored"], ["already_stored", "quarantined", "variant_stored"]]
    assert [one.code for one in one.result()] == ["stored"]
    assert [one.code for one in two.result()] == ["already_stored", "quarantined"]
    assert [one.code for one in three.result()] == ["variant_stored"]


def test_a_database_failure_is_raised_for_every_request() -> None:
    futures = keep_in_line(SlowDisk(lambda _: CannotKeep()), *[items("stored")] * 3)

    for future in futures:
        with pytest.raises(CannotKeep):
            future.result()


def test_an_item_that_breaks_the_commit_does_not_harm_the_others() -> None:
    disk = SlowDisk(lambda ids: ValueError("odd") if "quarantined" in ids else None)

    _, faulty, sound = keep_in_line(disk, items("stored"), items("quarantined"), items("stored"))

    assert [one.code for one in sound.result()] == ["stored"]
    with pytest.raises(ValueError, match="odd"):
        faulty.result()


def test_a_commit_has_a_maximum_of_items_unless_one_request_has_more() -> None:
    disk = SlowDisk()
    half = items(*["stored"] * (MAX_ITEMS // 2 + 1))

    keep_in_line(disk, items("stored"), half, half, items(*["stored"] * (MAX_ITEMS + 1)))

    assert [len(commit) for commit in disk.commits] == [1, len(half), len(half), MAX_ITEMS + 1]
