"""What was opened before an incident was restricted tells of it no more, and acts on it no more."""

import re

import pytest
from flask import Flask

from tests.integration.desk.test_refresh import offer, refresh
from tests.integration.incidents.restriction.test_everywhere import count_acts, restrict_all
from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, Person, open_browser
from tests.support.in_hand import ROUTINE, does, number_of
from tests.support.restriction import name_readers
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents import queries
from webapp.incidents.stacking import rule, too_many
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

OTHERS = (LEAD, COLLEAGUE)


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


def test_a_refresh_neither_offers_nor_shows_it(app: Flask, officer: Person) -> None:
    shown = deliver(app)
    page = officer.opens("/unit/").text
    deliver(app)
    restrict_all(*OTHERS)
    part = refresh(officer, page)
    assert offer(part) == ("", "") and shown.reference not in part


def test_that_it_was_newly_given_is_not_offered(app: Flask, officer: Person) -> None:
    report, page = deliver(app, **ROUTINE), officer.opens("/unit/").text
    does(open_browser(app, LEAD), report, "give", to=number_of(OFFICER))
    assert "newly given" in offer(refresh(officer, page))[0]
    restrict_all(*OTHERS)
    assert offer(refresh(officer, page)) == ("", "")


def test_next_passes_it_over(app: Flask, officer: Person) -> None:
    hidden, seen = deliver(app), deliver(app, **ROUTINE)
    name_readers([hidden], *OTHERS)
    assert officer.opens("/unit/reports/next").location == f"/unit/reports/{seen.id}"


def test_a_stack_neither_counts_it_nor_says_when_it_came(
    app: Flask, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (rule, too_many):
        monkeypatch.setattr(module, "FEW", 1)
    reports = [deliver(app) for _ in range(3)]
    earlier = reports[1].arrived_at.replace(year=2001)
    reports[1].arrived_at = earlier
    db.session.commit()
    assert "2001" in stack(officer)
    name_readers(reports[1:2], *OTHERS)
    assert "1 more of rank now" in stack(officer) and "2001" not in stack(officer)


def stack(person: Person) -> str:
    """The line above the list that leads to what is stacked."""
    found = re.search(r"\d more of rank now.*?</p>", person.opens("/unit/").text, re.DOTALL)
    return found[0] if found else ""


def test_giving_it_is_not_taken_back(app: Flask, officer: Person) -> None:
    report = deliver(app)
    assert does(officer, report, "give", to=number_of(COLLEAGUE)).status_code == 302
    undo = re.findall(r'name="act" value="(\d+)"', officer.opens("/unit/").text)
    restrict_all(*OTHERS)
    acts = count_acts()
    sent = officer.submits("/unit/give/take-back", {"act": undo[0]}, page="/unit/find")
    assert sent.status_code == 302 and count_acts() == acts
    assert "Taken back: 0." in officer.opens("/unit/find").text


@pytest.mark.parametrize("act", ["log/notes", "log/take-back", "log/ask-to-ring", "take"])
def test_nothing_is_done_where_the_report_was_found_just_before(
    app: Flask, officer: Person, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    report, note = deliver(app), {"note-text": "Rang the club.", "act": "1"}
    does(officer, report, "log/notes", **note)
    restrict_all(*OTHERS)
    monkeypatch.setattr(queries, "report_for", lambda number: db.session.get_one(Report, number))
    acts = count_acts()
    officer.submits(f"/unit/reports/{report.id}/{act}", note, page="/unit/find")
    assert count_acts() == acts
