"""“Back” leads from a report to the list it was opened from, and to no other site."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from flask import Flask

from tests.support.cast import OFFICER, Enter, Person
from tests.support.searches import address_found
from tests.support.unit_reports import deliver
from webapp.reports.models import Report

BACK = re.compile(r'<a href="([^"]+)" class="govuk-back-link"[^>]*>([^<]+)</a>')
CLOSED = "/unit/?lane=closed&setting=home"


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, answers={"contact_name": "Jo Marsh", "setting": "home"})


def back_of(page: str) -> tuple[str, str]:
    found = BACK.search(page)
    assert found
    return unescape(found[1]), found[2]


def open_from(person: Person, address: str, report: Report) -> str:
    """Follows the link to the report on the list at this address. Returns the report's address."""
    page = person.opens(address).text
    found = re.search(rf'href="(/unit/reports/{report.id}(?:\?[^"]*)?)"', page)
    assert found, page
    return unescape(found[1])


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/unit/", "Inbox"),
        ("/unit/?setting=home", "Inbox"),
        ("/unit/without-an-organisation", "Without an organisation"),
    ],
)
def test_it_leads_to_the_list(officer: Person, report: Report, address: str, name: str) -> None:
    page = officer.opens(open_from(officer, address, report)).text
    assert back_of(page) == (address, name)


def test_it_leads_to_what_find_found(officer: Person, report: Report) -> None:
    address = address_found(officer, "marsh")
    page = officer.opens(open_from(officer, address, report)).text
    assert back_of(page) == (address, "Found")


def test_a_refresh_keeps_it(officer: Person, report: Report) -> None:
    headers = {"HX-Request": "true", "HX-Request-Type": "partial"}
    page = officer.opens("/unit/inbox?setting=home", headers=headers).text
    assert re.search(rf'href="/unit/reports/{report.id}\?from=[^"]*setting[^"]*home"', page)


def test_it_stays_after_an_act_and_on_the_next_report(
    app: Flask, officer: Person, report: Report
) -> None:
    later = deliver(app, inside={"answers": {"danger": "no"}, "amends": report.report_id})
    address = f"/unit/reports/{report.id}?from={quote(CLOSED)}"
    page = officer.opens(address).text
    press = re.search(rf'action="(/unit/reports/{report.id}/received[^"]*)"', page)
    other = re.search(rf'href="(/unit/reports/{later.id}[^"]*)"', page)
    assert press and other
    received = officer.submits(unescape(press[1]), page=address)
    for each in (received.location, unescape(other[1])):
        assert back_of(officer.opens(each).text)[0] == CLOSED


def test_what_is_set_aside_leads_back_too(officer: Person, report: Report) -> None:
    address = f"/unit/not-a-report?from={quote('/unit/?setting=home')}"
    chosen = re.search(r'value="(\d+\.\d+)"', officer.opens(address).text)
    assert chosen
    done = officer.submits(address, {"chosen": chosen[1], "reason": "junk"})
    assert done.location == "/unit/?setting=home"


@pytest.mark.parametrize(
    "given",
    [
        "https://example.org/unit/",
        "//example.org/unit/",
        "/\\example.org",
        "javascript:alert(1)",
        "http:/unit/",
        "/unit/people",
        "/unit/sign-out",
        "/",
        "x" * 5000,
        "//[",
    ],
)
def test_any_other_address_leads_to_the_inbox(officer: Person, report: Report, given: str) -> None:
    page = officer.opens(f"/unit/reports/{report.id}?from={quote(given)}").text
    assert back_of(page) == ("/unit/", "Inbox")
    assert "from=" not in page


def test_what_a_list_does_not_have_is_dropped(officer: Person, report: Report) -> None:
    given = quote("/unit/?lane=closed&_scheme=ftp&_external=1&name=Jo&_anchor=x")
    page = officer.opens(f"/unit/reports/{report.id}?from={given}").text
    assert back_of(page) == ("/unit/?lane=closed", "Inbox")
