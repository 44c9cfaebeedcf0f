"""Taking over 100,000 reports of an earlier version: sealed and filed, on both databases."""

from collections.abc import Iterator
from functools import partial
from tempfile import TemporaryDirectory

from tests.bench import old_installation
from tests.bench.report import Line, at_most
from tests.bench.separate_process import SeparateProcess

REPORTS = 100_000
MOST_SECONDS = 60


def lines() -> Iterator[Line]:
    """Once on each, as it takes minutes to prepare."""
    for kind in ("sqlite", "postgresql"):
        with TemporaryDirectory() as folder, SeparateProcess() as process:
            taken = process.run(partial(old_installation.take_over, kind, folder, REPORTS))
        yield Line(
            what=f"taking over {REPORTS:,} reports, {kind}",
            measured=f"{taken.seconds:.1f} s, lock held ≤ {taken.longest_hold * 1000:.0f} ms",
            reach=f"≤ {MOST_SECONDS} s",
            result=at_most(taken.seconds, MOST_SECONDS),
        )
