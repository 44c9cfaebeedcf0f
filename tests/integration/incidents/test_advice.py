"""A report's page shows the advice of the edition that its reporter had."""

from datetime import date

import pytest
from flask import Flask

from tests.support.cast import LEAD, OFFICER, Enter
from tests.support.reports import PATH
from tests.support.unit_reports import deliver
from webapp.guidance import contacts, editions
from webapp.guidance.steps import deciding

BY_A_CHILD = {"areas": ["bullying"], "who": "child", "parties": "child_on_child"}


@pytest.fixture(autouse=True)
def edition(app: Flask) -> str:
    with app.app_context():
        return editions.publish_if_changed().name


def test_the_steps_of_the_edition_and_the_ticks_are_shown(
    app: Flask, enter: Enter, edition: str
) -> None:
    shown = deciding.decide_for_report(PATH, editions.current().content)
    assert shown
    ticked = shown.steps[0]
    report = deliver(app, edition=edition, ticks=[ticked.id])
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "Ticked:" in page and page.count('class="app-steps__done"') == 1
    assert f"Edition {edition}" in page


def test_the_workers_own_acts_are_shown_with_their_ticks(
    app: Flask, enter: Enter, edition: str
) -> None:
    report = deliver(app, edition=edition, path=BY_A_CHILD, ticks=["stay", "bank"])
    advice = steps_of(enter(OFFICER).opens(f"/unit/reports/{report.id}").text)
    assert "You, now" in advice and advice.count("Ticked:") == 1
    assert "The bank has been told" in advice


def test_a_later_edition_does_not_change_the_advice_they_were_shown(
    app: Flask, enter: Enter, edition: str
) -> None:
    report = deliver(app, edition=edition)
    lead = enter(LEAD)
    before = lead.opens(f"/unit/reports/{report.id}").text
    with app.app_context():
        contacts.confirm("lado", "0161 496 0555", by="Lena Lead", next_check=date(2099, 1, 1))
        assert editions.publish_if_changed().name != edition
    assert steps_of(lead.opens(f"/unit/reports/{report.id}").text) == steps_of(before)


def test_an_unknown_edition_is_reported(app: Flask, enter: Enter) -> None:
    report = deliver(app, edition="1999.9.9", ticks=["t9.zz.odd"])
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "does not have that edition" in page and "t9.zz.odd" in page


def test_a_path_without_steps_is_reported(app: Flask, enter: Enter, edition: str) -> None:
    report = deliver(app, edition=edition, path={"danger": "no", "areas": ["moon"]})
    assert "leads to no steps" in enter(OFFICER).opens(f"/unit/reports/{report.id}").text


def test_a_contact_who_was_rung_is_named_as_in_the_guidance(
    app: Flask, enter: Enter, edition: str
) -> None:
    rung = [{"who": "police-101", "at": "2026-11-23T18:40+00:00", "result": "spoke"}]
    report = deliver(app, edition=edition, answers={"rung": rung})
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "police-101" not in page and "Police" in page


def steps_of(page: str) -> str:
    return page[page.index("The advice they were shown") : page.index('id="same"')]
