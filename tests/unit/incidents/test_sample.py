"""A lead looks at everything of rank now, and at a fair sample of the rest."""

import pytest

from webapp.incidents.work.supervision.sample import ONE_IN, is_in_sample

NOW, TODAY, ROUTINE = range(3)


def test_all_of_rank_now_is_looked_at() -> None:
    assert all(is_in_sample(NOW, closing=number) for number in range(100))


@pytest.mark.parametrize("rank", [TODAY, ROUTINE])
def test_of_the_rest_one_in_ten_without_a_pattern(rank: int) -> None:
    drawn = [number for number in range(10_000) if is_in_sample(rank, closing=number)]
    assert abs(len(drawn) - 10_000 / ONE_IN) < 100
    gaps = {after - before for before, after in zip(drawn, drawn[1:], strict=False)}
    assert 1 in gaps and len(gaps) > 20
