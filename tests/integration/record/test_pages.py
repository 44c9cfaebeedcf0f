"""Pages of the audit log: walking either way loses and doubles no line, on an index each."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import insert

from tests.integration.desk.test_inbox import record_queries
from tests.support.cast import LEAD, Enter, make_accounts
from tests.support.query_plans import find_scans
from tests.support.unit_reports import deliver
from webapp.audit.models import AuditEntry
from webapp.audit.reading import PAGE_SIZE, Page, Wanted, find_page
from webapp.extensions import db
from webapp.record.subjects import find_subjects

BEGAN = datetime(2026, 11, 24, tzinfo=UTC)
PLACE = [BEGAN.isoformat(), 7]
ABOUT = ["0197-a", "0197-b"]
WANTED = {
    "everything": Wanted(),
    "one person": Wanted(person_id=1),
    "nobody signed in": Wanted(by_nobody=True),
    "one kind": Wanted(event="signed-in"),
    "one kind by one person": Wanted(event="signed-in", person_id=1),
    "two reports": Wanted(subjects=ABOUT),
    "days": Wanted(since=BEGAN, until=BEGAN + timedelta(days=1)),
    "all of it": Wanted(
        person_id=1, event="signed-in", subjects=ABOUT, since=BEGAN, until=BEGAN + timedelta(1)
    ),
}


def add(count: int, **changes: object) -> None:
    """Entries of which three always have the same moment."""
    rows = [
        {
            "at": BEGAN + timedelta(minutes=number // 3),
            "event": "signed-in",
            "who": str(number),
            "person_id": 1,
            "subject": ABOUT[number % 2],
            "facts": {},
            **changes,
        }
        for number in range(count)
    ]
    db.session.execute(insert(AuditEntry), rows)
    db.session.commit()


def walk(first: Page, step: Callable[[Page], Page | None]) -> list[str]:
    """Who did what, page by page, until there is no other."""
    seen, page = [], first
    while True:
        seen.append([line.who for line in page.lines])
        following = step(page)
        if following is None:
            return [who for lines in seen for who in lines]
        page = following


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(person_id=1), Wanted(subjects=ABOUT)])
def test_walking_to_the_oldest_and_back_meets_each_line_once(app: Flask, wanted: Wanted) -> None:
    add(3 * PAGE_SIZE + 1)
    everybody = [str(number) for number in reversed(range(3 * PAGE_SIZE + 1))]
    last: list[Page] = []

    def older(page: Page) -> Page | None:
        last[:] = [page]
        add(40, at=BEGAN + timedelta(days=400), person_id=1)
        return find_page(wanted, place=page.older) if page.older else None

    def newer(page: Page) -> Page | None:
        return find_page(wanted, place=page.newer, newer=True) if page.newer else None

    assert walk(find_page(wanted), older) == everybody
    back = find_page(wanted, place=last[0].newer, newer=True)
    assert len(back.lines) == PAGE_SIZE and back.older
    assert everybody[-PAGE_SIZE - 1 : -1] == [line.who for line in back.lines]
    assert newer(back)


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("place", [None, PLACE])
@pytest.mark.parametrize("wanted", WANTED.values(), ids=WANTED)
def test_no_filter_scans_the_log_or_sorts_it(
    app: Flask, wanted: Wanted, place: list[object] | None, newer: bool
) -> None:
    add(9)
    assert find_scans(lambda: find_page(wanted, place=place, newer=newer)) == []


def test_the_reports_of_an_incident_are_found_by_indexes(app: Flask) -> None:
    make_accounts()
    reference = deliver(app).reference
    assert find_scans(lambda: find_subjects(reference, person=1)) == []


def test_no_report_has_no_lines(app: Flask) -> None:
    add(3)
    assert find_page(Wanted(subjects=[])).lines == []


@pytest.mark.parametrize("query", ["older=x", "newer=x", "newer=", "before=3"])
def test_a_cursor_that_was_not_made_here_leads_to_the_first_page(enter: Enter, query: str) -> None:
    assert "Lena Lead signed in." in enter(LEAD).opens(f"/unit/audit-log?{query}").text


@pytest.mark.parametrize("query", ["person=x", "since=x", "kind=no-such", "reference=Jo"])
def test_a_filter_that_there_is_not_is_refused(enter: Enter, query: str) -> None:
    answer = enter(LEAD).opens(f"/unit/audit-log?{query}")
    assert answer.status_code == 400 and "We cannot show these lines" in answer.text
    assert "signed in." not in answer.text


def test_a_page_costs_few_queries(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    lead.opens("/unit/audit-log")
    queries: list[str] = []
    with record_queries(queries):
        lead.opens(f"/unit/audit-log?person=1&reference={report.reference}")
    assert len(queries) <= 8
