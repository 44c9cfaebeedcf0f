"""Who waits while another's reports are committed is kept for in the next commit."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest

from sync.contract import CannotKeep, Code, Outcome, ReceivedItem
from webapp.arrivals.group_commit import MAX_ITEMS, GroupCommit

NOW = datetime(2026, 11, 24, tzinfo=UTC)


class SlowDisk:
    """Keeps nothing; its first commit lasts until it is let go."""

    def __init__(self, fault: Callable[[list[str]], Exception | None] = lambda _: None) -> None:
        self.commits: list[list[str]] = []
        self.busy, self.go_on = Event(), Event()
        self._fault = fault

    def keep(self, items: Sequence[ReceivedItem]) -> list[Outcome]:
        """One outcome each, with the item's id as its code."""
        ids = [item.id for item in items]
        self.commits.append(ids)
        self.busy.set()
        assert self.go_on.wait(10)
        if error := self._fault(ids):
            raise error
        return [Outcome(Code(code), NOW) for code in ids]


def items(*ids: str) -> list[ReceivedItem]:
    """Reports known by these ids."""
    return [ReceivedItem(id_, "digest", b"", "", "") for id_ in ids]


def kept(disk: SlowDisk, *requests: Sequence[ReceivedItem]) -> list[Future[list[Outcome]]]:
    """What became of requests that came one after the other while the first was committed."""
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


def test_all_who_wait_are_kept_in_one_commit_and_each_hears_of_its_own() -> None:
    disk = SlowDisk()

    one, two, three = kept(
        disk, items("stored"), items("already_stored", "quarantined"), items("variant_stored")
    )

    assert disk.commits == [["stored"], ["already_stored", "quarantined", "variant_stored"]]
    assert [one.code for one in one.result()] == ["stored"]
    assert [one.code for one in two.result()] == ["already_stored", "quarantined"]
    assert [one.code for one in three.result()] == ["variant_stored"]


def test_a_sick_disk_is_told_to_everybody() -> None:
    futures = kept(SlowDisk(lambda _: CannotKeep()), *[items("stored")] * 3)

    for future in futures:
        with pytest.raises(CannotKeep):
            future.result()


def test_what_breaks_the_commit_harms_no_neighbour() -> None:
    disk = SlowDisk(lambda ids: ValueError("odd") if "quarantined" in ids else None)

    _, odd, sound = kept(disk, items("stored"), items("quarantined"), items("stored"))

    assert [one.code for one in sound.result()] == ["stored"]
    with pytest.raises(ValueError, match="odd"):
        odd.result()


def test_one_commit_grows_no_larger_than_a_statement_may() -> None:
    disk = SlowDisk()
    half = items(*["stored"] * (MAX_ITEMS // 2 + 1))

    kept(disk, items("stored"), half, half, items(*["stored"] * (MAX_ITEMS + 1)))

    assert [len(commit) for commit in disk.commits] == [1, len(half), len(half), MAX_ITEMS + 1]
