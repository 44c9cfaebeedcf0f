"""Works out small numbers from all papers of a year together, exactly.

With the protection's loop off, the attacker must find some: else it looks for nothing.
"""

from collections.abc import Iterator
from unittest.mock import patch

from tests.attack.tries import Try
from tests.support.small_numbers import find_broken_year
from webapp.figures.protection import protecting

NAME = "small numbers in papers"
RUNS, REVISED, WITHOUT = 1_000, 200, 100
# Of the years without the loop, at least so many must be broken.
FEWEST = 5


def attack() -> Iterator[Try]:
    """Attack so many made-up years, then some that are not protected."""
    for seed in range(RUNS):
        fault = find_broken_year(seed)
        yield Try(f"a year, seed {seed}", fault=fault and f"{fault} has fewer than three values")
    for seed in range(REVISED):
        fault = find_broken_year(seed, revised=True)
        told = fault and f"{fault} has fewer than three values"
        yield Try(f"a year printed again, seed {seed}", fault=told)
    with patch.object(protecting, "find_given_away", lambda *_: None):
        broken = sum(bool(find_broken_year(seed)) for seed in range(WITHOUT))
    fault = "" if broken >= FEWEST else f"only {broken} of {WITHOUT} years broken"
    yield Try("without the loop", fault=fault)
