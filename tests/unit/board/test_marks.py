"""A paper's charts are made of its printed numbers; their order says nothing of hidden ones."""

from webapp.board.document import Cell, Table
from webapp.board.marks import by_year, draw_bars, draw_run, run_of, with_bars
from webapp.vocabulary.periods import Period, month_label

MONTHS = [month_label(month) for month in Period(2025).months]
YEAR = [(month, 100 + 5 * (place % 2)) for place, month in enumerate(MONTHS)]


def table(*rows: tuple[str, Cell]) -> Table:
    return Table("Media", ("Media", "Incidents"), rows)


def labels(found: Table) -> list[Cell]:
    return [row[0] for row in found.rows]


def test_the_largest_is_first_and_hidden_ones_keep_their_order() -> None:
    found = with_bars(
        table(("None", 0), ("B", None), ("Few", 10), ("A", None), ("Most", 60), ("Not known", 90))
    )
    assert labels(found) == ["Most", "Few", "B", "A", "None", "Not known"]
    assert found.headline == "Most often: Most"
    assert [bool(bar.width) for bar in draw_bars(found)] == [True, True, False, False, False, True]


def test_nothing_is_most_often_where_chance_or_a_hidden_number_could_be() -> None:
    assert with_bars(table(("A", 20), ("B", 15))).headline == ""
    assert with_bars(table(("A", 60), ("B", None))).headline == ""
    assert with_bars(table(("A", None), ("B", 0))).headline == ""


def test_a_run_leaves_out_what_is_hidden_and_judges_no_month_then() -> None:
    found = run_of([*YEAR, ("April 2026", 200)], "Incidents by month")
    assert found.headline == "April 2026: more than normal variation"
    assert len(draw_run(found).points) == 13 and len(draw_run(found).limits) == 3
    gap = run_of([("March 2025", None), *YEAR], "Incidents by month")
    assert gap.headline == "" and len(draw_run(gap).points) == 12 and not draw_run(gap).limits


def test_in_print_a_year_of_months_is_one_line() -> None:
    found = by_year(run_of([("December 2025", None), ("May 2026 [r]", 5)], ""))
    assert [[one for one in row if one != ""] for row in found.rows] == [
        ["2025", None],
        ["2026", "5 [r]"],
    ]
