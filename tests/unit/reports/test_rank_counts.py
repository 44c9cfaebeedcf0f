"""How many are now, today and routine: of all outcomes, of all areas with each who, of the cases.

The first two without danger, which makes each of them now.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.unit.reports.test_rank import paths
from tests.unit.reports.test_rank_cases import CASES
from webapp.guidance.source.loading import load_shipped
from webapp.reports.rank import rank_of
from webapp.triage.tree import build_tree
from webapp.vocabulary.rank import Rank

OUTCOMES = [outcome.path.as_report() for outcome in build_tree(load_shipped()).outcomes]


# A change to the path or to its ranks must show how many outcomes it moves.
@pytest.mark.parametrize(
    ("what", "ranks", "expected"),
    [
        ("outcomes", [rank_of(path, {}) for path in OUTCOMES], (328, 66, 17)),
        ("areas with each who and gate", [rank_of(path, {}) for path in paths()], (93, 46, 14)),
        ("true-to-life cases", [rank_of(*case[:2]) for case in CASES.values()], (9, 6, 5)),
    ],
)
def test_each_rank_has_as_many_as_when_it_was_last_looked_at(
    what: str,
    ranks: list[Rank],
    expected: tuple[int, ...],
    summarise: Callable[[str, str], None],
) -> None:
    counts = Counter(ranks)
    summary = ", ".join(f"{counts[rank]} {rank}" for rank in Rank)
    summarise("Ranks", f"{len(ranks)} {what}: {summary}")
    assert tuple(counts[rank] for rank in Rank) == expected
