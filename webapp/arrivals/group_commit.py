"""One commit for all who wait: what arrives while the disk is busy is kept together next."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import NamedTuple

from sync.contract import CannotKeep, Outcome, ReceivedItem

MOST_ITEMS = 400  # as many as the threads of a process bring at once, each its 50

Keep = Callable[[Sequence[ReceivedItem]], list[Outcome]]


class _Waiting(NamedTuple):
    """One request's items, and what its thread waits for."""

    items: Sequence[ReceivedItem]
    outcomes: "Future[list[Outcome]]"


class Together:
    """`keep` for many threads: whoever has the turn keeps for all who came in the meantime.

    CannotKeep is for everybody who was kept for. Any other error is somebody's own: then each is
    kept alone, and only theirs fails.
    """

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._turn = Lock()
        self._line: deque[_Waiting] = deque()

    def __call__(self, items: Sequence[ReceivedItem]) -> list[Outcome]:
        """As `keep` does: one outcome each, in order."""
        mine = _Waiting(items, Future())
        self._line.append(mine)
        with self._turn:
            while not mine.outcomes.done():
                self._keep_for(self._next())
        return mine.outcomes.result()

    def _next(self) -> list[_Waiting]:
        """The first in line, and those behind as far as one statement goes."""
        some = [self._line.popleft()]
        size = len(some[0].items)
        while self._line and (size := size + len(self._line[0].items)) <= MOST_ITEMS:
            some.append(self._line.popleft())
        return some

    def _keep_for(self, some: Sequence[_Waiting]) -> None:
        try:
            outcomes = iter(self._keep([item for one in some for item in one.items]))
        except CannotKeep as error:
            _tell(some, error)
        except Exception as error:
            if len(some) == 1:
                return _tell(some, error)
            for one in some:
                self._keep_for([one])
        else:
            for one in some:
                one.outcomes.set_result([next(outcomes) for _ in one.items])


def _tell(some: Sequence[_Waiting], error: Exception) -> None:
    for one in some:
        one.outcomes.set_exception(error)
