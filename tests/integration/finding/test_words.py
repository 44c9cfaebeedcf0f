"""What is said on the telephone leads to reports: worker, organisation, number, reference."""

import re

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, COLLEAGUE, OFFICER, Enter, Person
from tests.support.incidents import incident_of
from tests.support.searches import address_found, finds, incidents_on
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import erasing
from webapp.incidents.erasable import find_erasable
from webapp.incidents.models import Incident
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

NAMES = {
    "contact_name": "Zoë O’Brien",
    "organisation": "Quarry Bank Judo",
    "contact_phone": "+44 (0)20 7946 0123",
    "rung": [{"who": "police-101", "result": "spoke", "reference": "CR/2026-1192"}],
}

# Its check character is right.
FITS_BY_CHANCE = "Esther 0006 496 0123"


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


def named(app: Flask, **answers: object) -> Report:
    return deliver(app, answers={**NAMES, **answers})


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ("zoe", "Worker"),
        ("O'BRIEN, Zoe", "Worker"),
        ("quarry  JUDO", "Organisation as typed"),
        ("obrien judo", "Worker, Organisation as typed"),
        ("cr 2026 1192", "Reference of a call"),
        ("CR20261192", "Reference of a call"),
    ],
)
def test_whole_words_find_it_in_any_spelling(
    app: Flask, officer: Person, typed: str, by: str
) -> None:
    report = named(app)
    deliver(app, answers={"contact_name": "Sam Li", "organisation": "Elsewhere"})
    page = finds(officer, typed)
    assert incidents_on(page) == [incident_of(report.id).id]
    assert f'<span class="app-small">Found: {by.lower()}</span>' in page


@pytest.mark.parametrize(
    "typed",
    [
        "020 7946 0123",
        "(020) 7946-0123",
        "0044 20 79460123",
        "020/79460123",
        "Tel: 020 7946 0123",
        "ring 02079460123 ext 12",
        "020 7946 0123 x12",
    ],
)
def test_a_telephone_number_leads_straight_to_its_report(
    app: Flask, officer: Person, typed: str
) -> None:
    report = named(app)
    assert address_found(officer, typed) == f"/unit/reports/{report.id}"


def test_with_an_unknown_number_the_name_is_found_and_that_is_said(
    app: Flask, officer: Person
) -> None:
    report = named(app)
    page = finds(officer, "Zoe 0161 496 0199")
    assert incidents_on(page) == [incident_of(report.id).id]
    assert "No report has all of it. These do not have the telephone number." in page
    assert "has all of it" not in finds(officer, "zoe")


def test_a_telephone_number_with_several_reports_lists_them(app: Flask, officer: Person) -> None:
    reports = [named(app), named(app)]
    found = incidents_on(finds(officer, "020 7946 0123"))
    assert found == [incident_of(each.id).id for each in reversed(reports)]


def test_what_is_typed_turns_nothing_round_it(officer: Person) -> None:
    assert "“<bdi>\u202eeoz</bdi>”" in finds(officer, "\u202eeoz")


def test_kinds_come_in_order_and_each_incident_once(app: Flask, officer: Person) -> None:
    club = named(app, contact_name="Jo Quarry", organisation="Quarry Bank")
    other = named(app)
    worker = named(app, contact_name="Sam Quarry", organisation="Elsewhere")
    order = [incident_of(each.id).id for each in (worker, club, other)]
    assert incidents_on(finds(officer, "quarry")) == order


@pytest.mark.parametrize("typed", ["zoe li", "zo", "brie", "Nobody"])
def test_what_does_not_fit_is_not_found_and_it_says_what_can_be(
    app: Flask, officer: Person, typed: str
) -> None:
    named(app)
    page = finds(officer, typed)
    assert "Not found" in page and f"You looked for “<bdi>{typed}</bdi>”" in page
    assert "the name of the worker who reported" in page


def test_a_name_of_eight_letters_is_no_wrong_number(app: Flask, officer: Person) -> None:
    report = named(app, contact_name="Marshall")
    assert incidents_on(finds(officer, "Marshall")) == [incident_of(report.id).id]
    assert "Not found" in finds(officer, "Marshalt")


@pytest.mark.parametrize("typed", ["Esther 0161 496 0123", "ES 0161 496 0123", FITS_BY_CHANCE])
def test_a_name_with_a_telephone_number_is_no_wrong_number(officer: Person, typed: str) -> None:
    page = finds(officer, typed)
    assert "No report and no organisation here has all these words" in page


@pytest.mark.parametrize("typed", ["Esther 020 7946 0123", "020 7946 0123 Zoe"])
def test_a_telephone_number_with_a_name_finds_by_both(
    app: Flask, officer: Person, typed: str
) -> None:
    report = named(app)
    assert address_found(officer, typed) == f"/unit/reports/{report.id}"


def test_an_email_address_finds_its_report_and_a_part_of_it_does_not(
    app: Flask, officer: Person
) -> None:
    address = f"zoe.obrien@{'long-' * 8}school.example.org"
    report = named(app, contact_email=address)
    page = finds(officer, f" {address.upper()} ")
    assert incidents_on(page) == [incident_of(report.id).id]
    assert "Found: email address" in page
    assert "Not found" in finds(officer, "example.org")


def test_each_report_of_an_incident_says_what_was_found(app: Flask, officer: Person) -> None:
    first = named(app)
    later = deliver(app, inside={"answers": {"organisation": "Zoe"}, "amends": first.report_id})
    page = finds(officer, "zoe")
    for report, kind in ((first, "worker"), (later, "organisation as typed")):
        link = rf'href="/unit/reports/{report.id}\?from=[^"]+">{report.reference}</a></span>'
        assert re.search(rf'Found: {kind}, in <a class="govuk-link app-reference" {link}', page)
    assert "2 reports</h2>" in page


def test_a_name_that_only_the_correction_has_leads_to_it(app: Flask, officer: Person) -> None:
    first = named(app)
    later = deliver(app, inside={"answers": {"contact_name": "Priya"}, "amends": first.report_id})
    page = finds(officer, "priya")
    assert incidents_on(page) == [incident_of(first.id).id]
    assert re.search(rf'href="/unit/reports/{later.id}\?from=[^"]+">{later.reference}</a>', page)


def test_what_was_erased_is_not_found(app: Flask, officer: Person) -> None:
    report = named(app)
    erasing.erase(find_erasable(report.reference), reason="asked", by="Ada Lead")
    assert "Not found" in finds(officer, "zoe")


def test_a_restricted_incident_is_neither_found_nor_counted(app: Flask, officer: Person) -> None:
    named(app)
    with writing():
        db.session.execute(update(Incident).values(restricted=True))
    assert "Not found" in finds(officer, "zoe")
    assert address_found(officer, "020 7946 0123").startswith("/unit/find/")


def test_only_who_searched_sees_what_was_found(app: Flask, officer: Person, enter: Enter) -> None:
    named(app)
    address = address_found(officer, "zoe")
    assert officer.opens(address).status_code == 200
    other = enter(COLLEAGUE).opens(address)
    assert other.status_code == 404
    assert '<h1 class="govuk-heading-l">This search is over</h1>' in other.text
    assert enter(ADMINISTRATOR).opens(address).status_code == 403
    assert officer.opens("/unit/find/made-up").status_code == 404
