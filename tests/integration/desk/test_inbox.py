"""The inbox: its lists and order, unread reports, waiting times, paging and permissions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    OFFICER,
    OUTSIDER,
    Enter,
    Person,
    open_browser,
)
from tests.support.unit_reports import add_copies, deliver
from webapp.extensions import db
from webapp.reports.models import Report

CLOSED, MINE = "/unit/?lane=closed", "/unit/?lane=mine"
CALM = {"types": ["bullying"], "danger": "no"}
NO_PATH = {"path": None}
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


def order(page: str) -> list[str]:
    return re.findall(r">(ES-[0-9A-Z]{4}-[0-9A-Z]{4})</a>", page)


def receive(officer: Person, report: Report) -> None:
    """Marks the report as received."""
    officer.submits(f"/unit/reports/{report.id}/received", page=f"/unit/reports/{report.id}")


@contextmanager
def record_queries(queries: list[str]) -> Iterator[None]:
    def note(_conn, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        queries.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield
    event.remove(db.engine, "before_cursor_execute", note)


def test_an_empty_inbox_says_so(enter: Enter) -> None:
    officer = enter(OFFICER)
    assert "Nothing is waiting" in officer.opens("/unit/").text
    assert "Nothing has been closed yet" in officer.opens(CLOSED).text
    assert "You have nothing in hand" in officer.opens(MINE).text


def test_the_order_is_rank_then_nobody_reached_then_the_longest_waiting(
    app: Flask, enter: Enter
) -> None:
    nobody, today = {"rung": "nobody_yet"}, {"types": ["hate_incitement"]}
    given = [
        ({}, {}),
        (nobody, {}),
        (CALM, NO_PATH),
        ({**CALM, **nobody}, NO_PATH),
        (today, NO_PATH),
        ({}, {}),
        ({**today, **nobody}, NO_PATH),
    ]
    sent = [deliver(app, answers=answers, **path).reference for answers, path in given]
    page = enter(OFFICER).opens("/unit/").text
    assert order(page) == [sent[place] for place in (1, 0, 5, 6, 4, 3, 2)]
    assert page.count("Nobody reached yet") == 3
    assert re.findall(r"</span> (Now|Today|Routine)<", page) == [
        *["Now"] * 3,
        *["Today"] * 2,
        *["Routine"] * 2,
    ]


def test_a_message_left_or_an_advice_line_is_nobody_reached(app: Flask, enter: Enter) -> None:
    deliver(app, answers={"rung": [{"who": "nspcc", "result": "spoke"}]})
    assert "Nobody reached yet" in enter(OFFICER).opens("/unit/").text


def test_what_somebody_receives_they_have_in_hand(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    second = deliver(app, answers=CALM, **NO_PATH)
    officer = enter(OFFICER)
    receive(officer, first)
    page = officer.opens("/unit/").text
    assert order(page) == [second.reference] and "New (1)" in page
    receive(officer, second)
    assert order(officer.opens(MINE).text) == [first.reference, second.reference]
    assert order(officer.opens("/unit/?lane=team").text) == [first.reference, second.reference]


def test_a_report_and_its_corrections_are_one_line(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    later = deliver(app, inside={"answers": {"setting": "home"}, "amends": first.report_id})
    officer = enter(OFFICER)
    page = officer.opens("/unit/").text
    assert order(page) == [first.reference] and "More than one report" in page
    lines = page.split("<table")[1]
    assert ">Home<" in lines and "Sports club" not in lines
    receive(officer, first)
    page = officer.opens("/unit/").text
    assert order(page) == [later.reference] and f"Corrects {first.reference}" in page
    receive(officer, later)
    assert order(officer.opens(MINE).text) == [first.reference]


def test_a_correction_brings_a_received_incident_back(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    officer = enter(OFFICER)
    receive(officer, first)
    deliver(app, inside={"answers": {"danger": "yes"}, "amends": first.report_id})
    assert "New (1)" in officer.opens("/unit/").text
    assert order(officer.opens(CLOSED).text) == []


def test_unread_is_recorded_for_each_person(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    assert "not read yet" in officer.opens("/unit/").text
    officer.opens(f"/unit/reports/{report.id}")
    assert "not read yet" not in officer.opens("/unit/").text
    assert "not read yet" in colleague.opens("/unit/").text


def test_the_wait_on_the_phone_is_shown(app: Flask, enter: Enter) -> None:
    deliver(app, waited=timedelta(hours=5))
    assert "Phone: 5 hours" in enter(OFFICER).opens("/unit/").text


@pytest.mark.parametrize(
    ("saved_at", "words"),
    [
        ("2999-01-01T00:00:00Z", "days ahead of ours"),
        ("0001-01-01T00:00:00Z", "cannot read the time"),
        ("yesterday", "cannot read the time"),
        ("2019-01-01T00:00:00Z", "Its clock may be wrong"),
    ],
)
def test_an_implausible_clock_is_reported(
    app: Flask, enter: Enter, saved_at: str, words: str
) -> None:
    deliver(app, saved_at=saved_at)
    page = enter(OFFICER).opens("/unit/").text
    assert "Phone: not known" in page and words in page


def test_the_list_has_its_own_address_and_refreshes_itself(app: Flask, enter: Enter) -> None:
    deliver(app)
    officer = enter(OFFICER)
    part = officer.opens("/unit/inbox", headers=PART).text
    assert "<html" not in part and 'data-hx-get="/unit/inbox?shown=1&amp;' in part
    assert 'data-hx-trigger="every 30s"' in part


def test_opening_the_lists_address_redirects_to_the_page(enter: Enter) -> None:
    assert enter(OFFICER).opens("/unit/inbox?lane=closed&x=1").location == CLOSED


def test_a_refresh_after_signing_out_redirects_to_sign_in(enter: Enter) -> None:
    answer = enter(None).opens("/unit/inbox", headers=PART)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/unit/sign-in?next=/unit/"


def test_a_long_inbox_costs_as_many_queries_as_a_short_one(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    report = deliver(app)
    for _ in range(2):
        officer.opens("/unit/")  # a process remembers what is wrong, and that the list was shown
    short: list[str] = []
    with record_queries(short):
        officer.opens("/unit/")
    add_copies(report, 60)
    long: list[str] = []
    with record_queries(long):
        officer.opens("/unit/")
    assert len(long) == len(short) <= 12


def test_an_outsider_cannot_see_the_inbox(app: Flask, enter: Enter) -> None:
    reference = deliver(app).reference
    page = enter(OUTSIDER).opens("/unit/")
    assert page.status_code == 403 and reference not in page.text


def test_an_administrator_does_not_see_reports(app: Flask, enter: Enter) -> None:
    reference = deliver(app).reference
    page = enter(ADMINISTRATOR).opens("/unit/")
    assert page.status_code == 200 and reference not in page.text


def test_an_administrator_is_refused_the_list_too(enter: Enter) -> None:
    assert enter(ADMINISTRATOR).opens("/unit/inbox").status_code == 403
