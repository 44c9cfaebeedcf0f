"""A flood and its quiet control, in the same run: a row of the second table."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from tests.attack.floods.flooding import Tally, running
from tests.attack.probe import Waits, measure, percentile
from tests.attack.target import Hold, Target
from webapp.people.hashing import AT_ONCE

FLOODS = (
    *("slow_bodies", "connections", "slow_readers", "sign_in"),
    *("addresses", "heavy_seals", "large_junk", "reports"),
)
WITHIN_SECONDS = 120
MOST_POST_MS, MOST_SIGN_IN_MS, MOST_HOLD_MS = 1_000, 2_000, 20

HEADINGS = [
    *("flood", "connections", "sent", "for", "quiet p50 / p99", "flood p50 / p99"),
    *("ratio of p99", "slowest sign-in", "longest write lock, quiet", "in the flood"),
]


@dataclass(frozen=True, kw_only=True)
class Siege:
    """What a flood did to a good phone and an officer."""

    name: str
    tally: Tally
    quiet: Waits
    under: Waits
    quiet_holds: Sequence[Hold]
    holds: Sequence[Hold]
    hashes: Sequence[int]
    has_lock: bool

    @property
    def post_ms(self) -> float:
        """How long a good phone's POST took at the 99th percentile."""
        return percentile(self.under.posts, 0.99)

    @property
    def sign_in_ms(self) -> float:
        """The slowest sign-in from a known browser."""
        return max(self.under.sign_ins, default=float("inf")) * 1000

    def faults(self) -> list[str]:
        """What went wrong, whatever the time: an error, no answer, a trace, too few to judge."""
        at_once = max(self.hashes, default=0)
        found = {
            f"{at_once} passwords were hashed at once, of {AT_ONCE} places": at_once > AT_ONCE,
            "no write lock was timed": self.has_lock and not self.holds,
        }
        wrong = [words for words, is_so in found.items() if is_so]
        return [*self.quiet.faults, *self.under.faults, *wrong]

    def missed(self) -> list[str]:
        """Which reach was missed, in words.

        How long the lock was held is judged only where the quiet control kept the reach: otherwise
        the machine's disk, or others on it, were too slow to tell. The work done inside is always.
        PostgreSQL has no such lock.
        """
        hold, is_noisy = longest(self.holds), longest(self.quiet_holds).ms > MOST_HOLD_MS
        work = max((hold.work_ms for hold in self.holds), default=0)
        reach = {
            f"a good phone waited {self.post_ms:.0f} ms": self.post_ms > MOST_POST_MS,
            f"a sign-in took {self.sign_in_ms:.0f} ms": self.sign_in_ms > MOST_SIGN_IN_MS,
            f"the write lock's holder worked for {work:.0f} ms": work > MOST_HOLD_MS,
            f"{hold.by} held the write lock for {hold.ms:.0f} ms": (
                hold.ms > MOST_HOLD_MS and not is_noisy
            ),
        }
        return [*self.faults(), *(words for words, is_so in reach.items() if is_so)]

    def cells(self) -> list[str]:
        """Its row of the table."""
        quiet, flood = self.quiet.posts, self.under.posts
        ratio = percentile(flood, 0.99) / percentile(quiet, 0.99)
        return [
            self.name,
            f"{self.tally.connections:,}",
            f"{self.tally.sent / 1e6:,.1f} MB",
            f"{self.tally.seconds:.0f} s",
            _both(quiet),
            f"{_both(flood)} of {len(flood)}",
            f"{ratio:.1f}",
            f"{self.sign_in_ms:.0f} ms of {len(self.under.sign_ins)}",
            *(self._lock_cells() if self.has_lock else ("–", "–")),
        ]

    def _lock_cells(self) -> tuple[str, str]:
        hold, quiet = longest(self.holds), longest(self.quiet_holds)
        parts = f"{hold.work_ms:.0f} at work, {hold.line_ms:.0f} in line for a processor"
        return f"{quiet.ms:.0f} ms", f"{hold.ms:.0f} ms, {parts} ({hold.by})"


def besiege(target: Target, name: str, *, posts: int, sign_ins: int, share: float = 1) -> Siege:
    """Measure without and with a flood; `share` of it is sent."""
    flood = import_module(f"tests.attack.floods.{name}")
    _ = target.officer
    before, hashed = len(target.holds()), len(target.hashes())
    quiet = measure(target, posts=posts, sign_ins=sign_ins, within=WITHIN_SECONDS)
    already = len(target.holds())
    with running(name, port=target.port, public=target.public, share=share) as tally:
        under = measure(target, posts=posts, sign_ins=sign_ins, within=WITHIN_SECONDS)
    target.drain(within=300)
    holds = target.holds()
    return Siege(
        name=f"{flood.NAME}, {target.kind}",
        tally=tally,
        quiet=quiet,
        under=under,
        quiet_holds=holds[before:already],
        holds=holds[already:],
        hashes=target.hashes()[hashed:],
        has_lock=target.kind == "sqlite",
    )


def longest(holds: Sequence[Hold]) -> Hold:
    """The longest of them."""
    return max(holds, key=lambda hold: hold.ms, default=Hold(0, 0, 0, "nobody"))


def _both(seconds: Sequence[float]) -> str:
    return f"{percentile(seconds, 0.5):.0f} / {percentile(seconds, 0.99):.0f} ms"
