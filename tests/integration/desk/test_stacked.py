"""Many of rank now within an hour are one line of New, which opens; what is opened shows itself."""

import re

import pytest
from flask import Flask

from tests.support.cast import COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.in_hand import ROUTINE
from tests.support.incidents import incident_of
from tests.support.unit_reports import deliver
from webapp.incidents.stacking import rule, too_many
from webapp.reports.models import Report

STACK = re.compile(r'href="(/unit/\?after=[^"]+)">3 more of rank now</a>')


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


@pytest.fixture
def reports(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """Five of rank now, of which two show by themselves."""
    for module in (rule, too_many):
        monkeypatch.setattr(module, "FEW", 2)
    return [deliver(app) for _ in range(5)]


def listed(person: Person, address: str = "/unit/") -> list[str]:
    return re.findall(r"data-line [^>]*>(ES-[^<]+)<", person.opens(address).text)


def stacked(reports: list[Report]) -> list[bool]:
    return [incident_of(report.id).stacked for report in reports]


def test_the_first_show_and_a_line_leads_to_the_others(
    app: Flask, officer: Person, reports: list[Report]
) -> None:
    routine = deliver(app, **ROUTINE)
    shown = [*reports[:2], routine]
    assert listed(officer) == [one.reference for one in shown]
    page = officer.opens("/unit/").text
    assert "New (6)" in page
    assert listed(officer, STACK.findall(page)[0]) == [one.reference for one in reports[2:]]


def test_what_somebody_opens_shows_by_itself(
    app: Flask, officer: Person, reports: list[Report]
) -> None:
    found = officer.submits("/unit/find", {"find": reports[4].reference})
    officer.opens(found.location or "")
    assert stacked(reports) == [False, False, True, True, False]
    colleague = open_browser(app, COLLEAGUE)
    assert listed(colleague) == [reports[each].reference for each in (0, 1, 4)]
    assert "2 more of rank now" in colleague.opens("/unit/").text


def test_what_is_given_unread_shows_by_itself(officer: Person, reports: list[Report]) -> None:
    page = "/unit/give"
    officer.submits(page, {"chosen": f"{reports[3].id}.0", "to": "1"})
    assert stacked(reports) == [False, False, True, False, True]


def test_a_correction_brings_its_incident_out(app: Flask, reports: list[Report]) -> None:
    deliver(app, inside={"answers": {"ages": [9]}, "amends": reports[2].report_id})
    assert stacked(reports) == [False, False, False, True, True]


def test_a_refresh_moves_no_line_and_counts(
    app: Flask, officer: Person, reports: list[Report]
) -> None:
    page = officer.opens("/unit/").text
    address = re.findall(r'data-hx-get="(/unit/inbox[^"]+)"', page)[0].replace("&amp;", "&")
    part = {"HX-Request": "true", "HX-Request-Type": "partial"}
    deliver(app)
    text = officer.client.get(address, headers=part).text
    assert "4 more of rank now" in text and "Show 1 new" in text
    text = officer.client.get(address.replace("stacked=3", "stacked=0"), headers=part).text
    assert "more of rank now" not in text


def test_a_filter_stacks_nothing_and_next_goes_through_all(
    officer: Person, reports: list[Report]
) -> None:
    assert len(listed(officer, "/unit/?rank=now")) == 5
    for report in reports:
        following = officer.opens("/unit/reports/next").location or ""
        assert following == f"/unit/reports/{report.id}"
        officer.opens(following)
