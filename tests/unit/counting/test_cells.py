"""An incident is counted once in each table, and in each box that was ticked."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.support.counted_years import find_differences
from webapp.counting import definitions
from webapp.counting.cells import cells_of
from webapp.counting.definitions import (
    ADVISED,
    DONE,
    OF_A_QUARTER,
    OF_A_YEAR,
    SETTING,
    SETTING_GROUP,
    TIMES,
    in_groups,
)
from webapp.vocabulary.incident import Setting
from webapp.vocabulary.setting_group import GROUP_OF

EVERY = (*OF_A_YEAR, SETTING_GROUP, *TIMES, ADVISED, DONE)
COLUMNS = {
    "lane": "open",
    "counted_on": date(2026, 11, 2),
    "incident_date": None,
    "rank": 0,
    "reached": True,
    "outcome": None,
    "organisation_id": None,
    **dict.fromkeys(("setting", "intent", "origin")),
    **{"to_save": "not_known", "to_arrive": "not_believed", "to_receive": "not_received"},
}


def codes(*facts: tuple[str, str], basis: str = "arrived", **columns: Any) -> Counter[str]:
    """The codes of each figure, by the month."""
    cells = cells_of({**COLUMNS, **columns}, facts)
    return Counter(f"{one.figure} {one.code}" for one in cells if one.basis == basis)


def test_a_naive_program_counts_fifty_years_the_same_from_the_raw_reports() -> None:
    """1,000 in `make attack`."""
    assert [found for seed in range(50) if (found := find_differences(seed, incidents=60))] == []


def test_each_box_counts_and_each_band_once() -> None:
    found = codes(("types", "sexual"), ("types", "bullying"), ("ages", "13"), ("ages", "12"))
    assert found["types sexual"] == found["types bullying"] == found["ages 11_to_13"] == 1
    assert found["incidents all"] == found["media not_answered"] == 1


def test_what_is_not_a_report_is_counted_as_that_alone() -> None:
    assert codes(("types", "sexual"), lane="set_aside") == {"set_aside all": 1}
    assert not codes(("types", "sexual"), lane="joined")


@pytest.mark.parametrize(
    ("given", "line", "month"),
    [
        ("2026-10-30", "given", "2026-10"),
        ("2026-11-03", "not_believed", None),
        ("2020-12-31", "not_believed", None),
        ("still_going_on", "still_going_on", None),
        (None, "not_answered", None),
    ],
)
def test_by_the_day_it_happened_where_that_can_be(
    given: str | None, line: str, month: str | None
) -> None:
    assert codes(incident_date=given)[f"day {line}"] == 1
    cells = cells_of({**COLUMNS, "incident_date": given}, ())
    months = {one.month for one in cells if one.basis == "happened"}
    assert months == ({month} if month else set())


def test_every_code_that_an_incident_can_have_has_its_line() -> None:
    figures = {one.name: {line.code for line in one.lines} for one in EVERY}
    every = [("rank", "now"), ("reached", "no"), ("outcome", "not_closed")]
    assert {name for name, _ in every} <= figures.keys()
    for cell in cells_of({**COLUMNS, "setting": "not_known"}, ()):
        if cell.figure not in ("incidents", "day"):
            assert cell.code in figures[cell.figure], cell
    assert {one.name for one in OF_A_QUARTER} ^ {one.name for one in OF_A_YEAR} == {
        SETTING.name,
        SETTING_GROUP.name,
    }


def test_the_five_groups_hold_all_18_settings_once() -> None:
    assert set(GROUP_OF) == set(Setting) and len(set(GROUP_OF.values())) == 5
    counts = {**dict.fromkeys(map(str, Setting), 2), definitions.NOT_ANSWERED: 1}
    assert sum(in_groups(counts).values()) == 37 and in_groups(counts)["clubs"] == 10
