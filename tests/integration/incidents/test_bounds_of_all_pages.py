"""Every page of the unit has bounds, whatever reports hold: also what is printed of one."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import FIRST_PERSON, Enter, Person
from tests.support.full_reports import FULL_REPORTS, QUOTES
from tests.support.searches import address_found, incidents_on
from tests.support.sheets import hands_over, prints, words_of
from tests.support.unit_pages import UnitPage, opens, unit_pages
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.guidance import editions
from webapp.incidents.models import Incident
from webapp.reports.models import Report
from webapp.web.paging import PAGE_SIZE

pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)

# As in test_bounds.py; beside each other are two.
OF_REPORTS = {"incidents.report": 350_000, "joining.beside": 550_000}
MOST, MOST_PRINTED, MOST_SHEETS = 100_000, 300_000, 50
VALUES = dict.fromkeys(("code", "filename", "ticket"), "x") | {"name": "lado"}
CLUB = {"name": "Marple Judo", "kind": "sports_club", "area": "", "contact": ""}
FULL = {name: [QUOTES[:900]] * 12 for name in ("types", "parties")}

Pairs = list[tuple[Report, Report]]


@pytest.fixture
def person(app: Flask, enter: Enter) -> Person:
    """Who may open everything, and a register with a club."""
    editions.publish_if_changed()
    person = enter(FIRST_PERSON)
    person.submits("/unit/organisations/add", CLUB)
    return person


def pairs_of_all_kinds(app: Flask) -> Pairs:
    """Of each kind a report and its correction."""
    return [(deliver(app, **holds), deliver(app, **holds)) for holds in FULL_REPORTS.values()]


def pages_of(app: Flask, pairs: Pairs, search: str) -> Iterator[UnitPage]:
    """Every page; those of a report for the first of each pair, and beside the second."""
    shown = ".".join(str(first.id) for first, _ in pairs[:PAGE_SIZE])
    known = {**VALUES, "token": search, "shown": shown}
    for pair in pairs:
        pages = unit_pages(app, number=pair[0].id, other=pair[1].id, **known)
        yield from (page for page in pages if pair is pairs[0] or "/unit/reports/" in page.address)


def search_for(person: Person, word: str) -> str:
    return address_found(person, word).rsplit("/", 1)[1]


def too_long(person: Person, pages: Iterator[UnitPage]) -> list[tuple[str, int]]:
    """The address of each page that is longer than it may be, and its size."""
    sizes = ((page, len(opens(person, page).encode())) for page in pages)
    return [
        (page.address, size) for page, size in sizes if size >= OF_REPORTS.get(page.endpoint, MOST)
    ]


def test_every_page_has_bounds_whatever_reports_hold(app: Flask, person: Person) -> None:
    pairs = pairs_of_all_kinds(app)
    assert too_long(person, pages_of(app, pairs, search_for(person, "Heaton"))) == []


def test_full_pages_of_every_list_have_bounds(app: Flask, person: Person) -> None:
    answers = {**FULL, "organisation": f"Marple {QUOTES[:5_000]}"}
    some = [deliver(app, answers=answers) for _ in range(PAGE_SIZE + 1)]
    search = search_for(person, "Marple")
    assert len(incidents_on(person.opens(f"/unit/find/{search}").text)) == PAGE_SIZE
    assert too_long(person, pages_of(app, [(some[0], some[1])], search)) == []
    with writing():
        db.session.execute(update(Incident).values(organisation_id=1))
    assert len(person.opens("/unit/organisations/1/incidents").data) < MOST


@pytest.mark.parametrize("holds", FULL_REPORTS)
def test_what_is_printed_of_a_report_has_bounds(app: Flask, person: Person, holds: str) -> None:
    report = deliver(app, **FULL_REPORTS[holds])
    assert len(prints(person, report.id, reporter="yes").data) < MOST_PRINTED
    assert len(words_of(hands_over(person, report.id))) < MOST_SHEETS
