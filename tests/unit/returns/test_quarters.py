"""The quarter that is asked about is the last that is over."""

from datetime import date

import pytest

from webapp.figures.periods import Period, quarter_of
from webapp.returns.quarters import quarter_before


@pytest.mark.parametrize("today", [date(2026, month, 1) for month in range(1, 13)])
def test_it_is_the_one_before_todays(today: date) -> None:
    before = quarter_of(today).before
    assert isinstance(before, Period)
    assert quarter_before(today) == (before.code, before.label)
