"""Counts made-up years again from their raw reports, by a program that knows no rule of ours."""

from collections.abc import Iterator

from tests.attack.tries import Try
from tests.support.counted_years import find_differences

NAME = "figures counted by a naive program"
RUNS, INCIDENTS = 1_000, 120


def attack() -> Iterator[Try]:
    """Compare so many years, cell by cell."""
    for seed in range(RUNS):
        found = find_differences(seed, incidents=INCIDENTS)
        yield Try(f"a year, seed {seed}", fault=f"counted otherwise: {found}" if found else "")
