"""Commits the reports of all waiting requests together (docs/decisions/0032).

What arrives during one commit goes into the next.
"""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import NamedTuple

from sync.contract import ArrivingItem, CannotKeep, Outcome

MAX_ITEMS = 400  # as many as the threads of a process bring at once, each its 50

Keep = Callable[[Sequence[ArrivingItem]], list[Outcome]]


class _Request(NamedTuple):
    """One request's items, and the future that its thread waits for."""

    items: Sequence[ArrivingItem]
    outcomes: "Future[list[Outcome]]"


class GroupCommit:
    """`keep` for many threads: the one that holds the lock keeps for all in the queue.

    CannotKeep goes to every request in the commit. Any other error is the fault of one of them:
    then each is kept alone, and only the faulty one fails.
    """

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._lock = Lock()
        self._queue: deque[_Request] = deque()

    def __call__(self, items: Sequence[ArrivingItem]) -> list[Outcome]:
        """Do as `keep` does: return one outcome each, in order."""
        mine = _Request(items, Future())
        self._queue.append(mine)
        with self._lock:
            while not mine.outcomes.done():
                self._keep_for(self._next_group())
        return mine.outcomes.result()

    def _next_group(self) -> list[_Request]:
        """Take the first request in the queue, and those behind it up to MAX_ITEMS."""
        group = [self._queue.popleft()]
        size = len(group[0].items)
        while self._queue and (size := size + len(self._queue[0].items)) <= MAX_ITEMS:
            group.append(self._queue.popleft())
        return group

    def _keep_for(self, group: Sequence[_Request]) -> None:
        try:
            outcomes = iter(self._keep([item for request in group for item in request.items]))
        except CannotKeep as error:
            _fail(group, error)
        except Exception as error:
            if len(group) == 1:
                return _fail(group, error)
            for request in group:
                self._keep_for([request])
        else:
            for request in group:
                request.outcomes.set_result([next(outcomes) for _ in request.items])


def _fail(group: Sequence[_Request], error: Exception) -> None:
    for request in group:
        request.outcomes.set_exception(error)
