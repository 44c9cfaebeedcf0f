"""The short form of `make attack killed acting counting`: one point of the many there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attack.families import acting, counting, killed
from tests.attack.tries import first_faults

POINTS = 1
KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)]


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_point_the_opener_comes_to_the_same(
    kind: str, tmp_path: Path, summarise: Callable[[str, str], None]
) -> None:
    tries = [*killed.attack(tmp_path / "killed", kind, points=POINTS)]
    for one in tries:
        summarise("Killed while reports are opened", one.name)
    assert len(tries) == POINTS
    assert first_faults(tries) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_killed_while_two_act_at_once_nothing_is_half_done(
    kind: str, tmp_path: Path, summarise: Callable[[str, str], None]
) -> None:
    tries = [*acting.attack(tmp_path / "acting", kind, points=POINTS)]
    for one in tries:
        summarise("Killed while two officers act at once", one.name)
    assert len(tries) == POINTS
    assert first_faults(tries) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_after_random_acts_a_recount_comes_to_each_count(kind: str, tmp_path: Path) -> None:
    tries = [*counting.attack(tmp_path / "counting", kind, points=POINTS)]
    assert len(tries) == 2
    assert first_faults(tries) == ""
