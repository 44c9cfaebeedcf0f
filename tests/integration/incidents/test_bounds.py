"""Every line and page has bounds, whatever a report holds."""

import pytest
from flask import Flask

from tests.support.cast import OFFICER, Enter
from tests.support.full_reports import FULL_REPORTS, LONG
from tests.support.reports import uuid7
from tests.support.unit_reports import add_copies, deliver
from webapp.incidents.queries import MOST_LINKED
from webapp.web.paging import PAGE_SIZE

# A report of nothing but apostrophes: each is five characters of HTML.
PAGE = 350_000


def size(enter: Enter, address: str) -> int:
    return len(enter(OFFICER).opens(address).data)


@pytest.mark.parametrize("name", FULL_REPORTS)
def test_a_page_has_bounds_and_says_that_it_is_cut(app: Flask, enter: Enter, name: str) -> None:
    report = deliver(app, **FULL_REPORTS[name])
    officer = enter(OFFICER)

    inbox, page = officer.opens("/unit/"), officer.opens(f"/unit/reports/{report.id}")

    assert len(inbox.data) < 16_000 and len(page.data) < PAGE
    assert ("does not show all of it" in page.text) == (name not in ("lists", "calls", "ticks"))


def test_a_full_page_of_the_inbox_has_bounds(app: Flask, enter: Enter) -> None:
    types = {name: ["x" * 900] * 20 for name in ("types", "parties")}
    add_copies(deliver(app, answers={**types, "setting": LONG[:900]}), PAGE_SIZE)

    assert size(enter, "/unit/") < 100_000


def test_an_ordinary_report_is_shown_whole(app: Flask, enter: Enter) -> None:
    page = enter(OFFICER).opens(f"/unit/reports/{deliver(app).id}").text
    assert "does not show all of it" not in page


def test_a_cell_has_five_answers_and_says_how_many_more(app: Flask, enter: Enter) -> None:
    types = ["sexual", "bullying", "grooming", "violence", "financial", "self_harm", "other"]
    deliver(app, answers={"types": types, "type_other": "A thing."})
    assert " and 2 more" in enter(OFFICER).opens("/unit/").text


def test_any_number_of_corrections_leaves_the_page_short(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    add_copies(report, MOST_LINKED + 30, amends=report.report_id, report_id=uuid7())

    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text

    assert page.count("Corrected by") == MOST_LINKED
    assert "does not show all of it" in page
