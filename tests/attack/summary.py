"""The tables that `make attack` prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

from tests.attack.tries import Try, first_faults


@dataclass(frozen=True, kw_only=True)
class Family:
    """What became of one family of attacks."""

    name: str
    tries: Sequence[Try]
    seconds: float

    @property
    def failed(self) -> int:
        """How many of them the product did not withstand."""
        return sum(bool(one.fault) for one in self.tries)

    def cells(self) -> list[str]:
        """Its row of the table."""
        timed = [one for one in self.tries if one.seconds]
        slowest = max(timed, key=lambda one: one.seconds, default=None)
        how_slow = f"{slowest.seconds * 1000:.0f} ({slowest.name[:40]})" if slowest else "–"
        return [self.name, f"{len(self.tries):,}", str(self.failed), how_slow]


HEADINGS = ["family", "tried", "failed", "slowest (ms)"]


def collect(name: str, tries: Iterable[Try]) -> Family:
    """Run a family to its end; whatever it raises is one more failure."""
    began, found = perf_counter(), []
    try:
        for one in tries:
            found.append(one)
    except Exception as error:
        found.append(Try("the attack itself", fault=f"{type(error).__name__}: {error}"[:300]))
    return Family(name=name, tries=found, seconds=perf_counter() - began)


def faults_of(family: Family) -> str:
    """Its first failures in words."""
    return first_faults(family.tries)
