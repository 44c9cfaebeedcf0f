"""Each list comes from an index of its lane: no table is scanned and nothing is sorted."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from tests.support.cast import make_accounts
from tests.support.query_plans import find_scans, is_sort
from tests.support.unit_reports import add_copies, deliver
from webapp.extensions import db
from webapp.incidents import acts, filtered, inbox
from webapp.incidents.figures import count_figures
from webapp.incidents.filters import Filter
from webapp.incidents.news import Shown, news_since
from webapp.incidents.order import FIRST_STACKED
from webapp.vocabulary.work_list import OF_WORK, WorkList

pytestmark = pytest.mark.postgresql

DAY = ["2026-11-24", 7]
EVERYTHING = Filter(
    {
        "rank": "now",
        "types": "sexual",
        "actions": "other",
        "setting": "home",
        "organisation": "1",
        "since": "2026-11-01",
        "until": "2026-11-30",
    }
)
FILTERS = {
    **{name: Filter({name: value}) for name, value in EVERYTHING.parts.items()},
    "everything": EVERYTHING,
}
DONE = [datetime.now(UTC).isoformat(), 7]
SOON = ["2026-11-24", 7]
AFTER = {
    WorkList.NEW: [False, 1, True, 7],
    WorkList.MINE: [True, 1, 7],
    WorkList.TEAM: [True, 1, True, 7],
    WorkList.WAITING: SOON,
    WorkList.DUE: SOON,
    WorkList.CLOSED: DONE,
    WorkList.ALL: SOON,
    WorkList.SET_ASIDE: DONE,
}
PAGES = {
    f"{work_list}, {name}": partial(inbox.find_rows, 1, work_list=work_list, after=after)
    for work_list, place in AFTER.items()
    for name, after in (("first page", None), ("a later page", place))
}
ASKS = {
    **PAGES,
    "what is stacked": partial(inbox.find_rows, 1, work_list=WorkList.NEW, after=FIRST_STACKED),
    "who left out": lambda: acts.who_set_aside([1, 2]),
    "news": lambda: news_since(1, Shown(incidents=(1,), newest=5, unopened=0), unopened=0),
    "figures": lambda: count_figures(1),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
def test_no_list_scans_a_table_or_sorts(app: Flask, ask: Any) -> None:
    make_accounts()
    add_copies(deliver(app), 5)
    assert find_scans(ask) == []


@pytest.mark.parametrize("asked", FILTERS.values(), ids=FILTERS)
def test_no_filter_scans_a_table(
    app: Flask, asked: Filter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtered, "MOST_LOOKED_AT", 2)
    make_accounts()
    add_copies(deliver(app), 5)
    for work_list, place in AFTER.items():
        for after in (None, place if work_list in OF_WORK else DAY):
            ask = partial(inbox.find_rows, 1, work_list=work_list, after=after, asked=asked)
            # What fits may be sorted: it is of MOST_LOOKED_AT, or of one organisation.
            assert [line for line, _ in find_scans(ask) if not is_sort(line)] == []


@pytest.mark.parametrize("app", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("app")
def test_one_plan_serves_all_values() -> None:
    later, filtered_by = partial(inbox.find_rows, 1), Filter({"setting": "home"})
    for number in range(9):
        later(work_list=WorkList.NEW, after=[False, 1, True, number])
        later(work_list=WorkList.CLOSED, after=["2026-11-24", number], asked=filtered_by)
    asked = "SELECT custom_plans, generic_plans FROM pg_prepared_statements"
    plans = db.session.execute(text(asked)).all()
    assert len(plans) == 3 and all(not custom and generic for custom, generic in plans)
