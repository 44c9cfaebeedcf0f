"""Marks are where the numbers of the table say, and a headline names only what is clearly ahead."""

import pytest

from tests.unit.figures.test_tables import QUARTER, cells
from webapp.figures.charts import (
    bars_of,
    draw,
    headline_of,
    interval,
    pairs_of,
    run_chart,
    stairs_of,
)
from webapp.figures.comparing import Limits
from webapp.figures.tables import Advice, Row, figures_of


def rows(**numbers: int) -> list[Row]:
    return [Row(code, code.title(), n) for code, n in numbers.items()]


@pytest.mark.parametrize(("n", "low", "high"), [(0, 0, 3.69), (4, 1.09, 10.24), (100, 81.4, 121.6)])
def test_the_interval_is_that_of_poisson(n: int, low: float, high: float) -> None:
    assert interval(n) == pytest.approx((low, high), abs=0.05)


def test_the_longest_bar_comes_first_and_what_is_not_known_last() -> None:
    bars = bars_of(rows(a=1, not_known=50, b=9, c=0), ordered=True)
    assert [one.row.code for one in bars] == ["b", "a", "c", "not_known"]
    assert bars[0].width == pytest.approx(9 * bars[1].width)
    assert max(one.high or 0 for one in bars) == pytest.approx(100)
    assert bars[2].high is None, "nothing is drawn of none"


def test_a_headline_names_what_is_ahead_by_more_than_chance() -> None:
    assert headline_of(bars_of(rows(a=60, b=20), ordered=True)) == "Most often: A"
    assert headline_of(bars_of(rows(a=24, b=20), ordered=True)) == ""
    assert headline_of(bars_of(rows(not_known=60, b=0), ordered=True)) == ""
    assert headline_of(bars_of(rows(a=0, b=0), ordered=True)) == ""


def test_each_step_begins_where_the_one_before_ends() -> None:
    hour, day, paper = stairs_of(rows(hour=3, day=1, on_paper=9), ["hour", "day"])
    assert (hour.start, hour.width, day.start, day.width) == (0, 75, 75, 25)
    assert paper.width == 0


def test_two_dots_of_a_step_are_on_the_scale_of_all() -> None:
    lead, lado = pairs_of([Advice("Lead", 40, 10), Advice("LADO", 20, 0)])
    assert (lead.advised, lead.done, lado.advised, lado.done) == (100, 25, 50, 0)


def test_months_and_limits_are_at_their_height() -> None:
    chart = run_chart(["May", "June"], [0, 9], Limits(0, 5, 10))
    assert [point.x for point in chart.points] == [25, 75]
    assert chart.points[0].y == 100 == chart.limits[0]
    assert chart.limits[2] < chart.points[1].y < chart.limits[1]
    assert run_chart(["May"], [0], None).limits == []


def test_a_period_without_incidents_can_be_drawn() -> None:
    charts = draw(figures_of(QUARTER, cells()))
    assert all(bar.width == 0 for one in (*charts.tables, *charts.times) for bar in one.bars)
