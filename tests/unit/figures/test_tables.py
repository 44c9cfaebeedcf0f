"""Tables come from the cells of a period; coverage says whom they are of."""

from datetime import date

from webapp.counting.cells import Cell
from webapp.figures.coverage import Covered, Registered, coverage_of
from webapp.figures.tables import TableOfFigures, figures_of
from webapp.vocabulary.periods import Period

QUARTER, YEAR = Period(2026, 4), Period(2026)


def cells(**counts: int) -> dict[Cell, int]:
    """Counts by figure and code, as in `setting__home`, of October and one each of November."""
    found = {}
    for name, count in counts.items():
        figure, _, code = name.partition("__")
        found[Cell("arrived", "2026-10", figure, code)] = count
        found[Cell("arrived", "2026-11", figure, code)] = 1
    return found


def table(name: str, period: Period, **counts: int) -> TableOfFigures:
    return next(one for one in figures_of(period, cells(**counts)).tables if one.name == name)


def shown(found: TableOfFigures) -> dict[str, int]:
    return {row.label: row.n for row in found.rows if row.n}


def test_the_months_of_a_period_are_added_up() -> None:
    found = figures_of(QUARTER, cells(incidents__all=4, set_aside__all=1))
    assert (found.total.n, found.not_reports.n) == (5, 2)
    assert [(row.label, row.n) for row in found.months] == [
        ("October 2026", 4),
        ("November 2026", 1),
        ("December 2026", 0),
    ]


def test_a_quarter_has_five_groups_of_settings_and_a_year_has_all_18() -> None:
    counts = {"setting__nursery": 2, "setting__childminder": 1, "setting__not_answered": 3}
    quarter = table("setting_group", QUARTER, **counts)
    assert shown(quarter) == {"Early years": 5, "Not answered": 4} and len(quarter.rows) == 7
    year = table("setting", YEAR, **counts)
    assert shown(year) == {"Nursery": 3, "Childminder": 2, "Not answered": 4}
    assert len(year.rows) == 20


def test_coverage_is_of_those_that_were_open_and_of_all_that_reported() -> None:
    register = [
        Registered(1, "library", None, None),
        Registered(2, "library", date(2026, 12, 31), None),
        Registered(3, "library", date(2027, 1, 1), None),
        Registered(4, "nursery", None, date(2026, 9, 30)),
        Registered(5, "nursery", None, date(2026, 9, 30)),
    ]
    found = coverage_of(QUARTER, register, {1, 5})
    assert found == [Covered("Library", 2, 1), Covered("Nursery", 1, 1), Covered("All", 3, 2)]
    assert [one.silent for one in found] == [1, 0, 1]
    library, *_, everybody = coverage_of(QUARTER, register, {1, 5}, said={2, 5})
    assert (library.said, library.silent, everybody.said) == (1, 0, 1)


def test_who_reported_follows_from_the_cells() -> None:
    assert figures_of(QUARTER, cells(organisation__17=1)).organisations == {17}
