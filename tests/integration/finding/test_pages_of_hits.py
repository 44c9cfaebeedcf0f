"""Pages of what was found lose and double nothing, and every query reads an index."""

import re

import pytest
from flask import Flask
from sqlalchemy import select, text

from tests.support.cast import OFFICER, Enter, Person
from tests.support.query_plans import find_scans
from tests.support.searches import address_found, finds, incidents_on
from tests.support.unit_reports import add_copies, deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.finding import hits, of_organisation
from webapp.finding.hits import count_hits, find_hits, rarest_first
from webapp.reports.models import Report
from webapp.reports.names import names_in
from webapp.reports.reindexing import count_without_tokens, index_again
from webapp.reports.whole import whole_of
from webapp.texts import name_tokens, storage_keys
from webapp.texts.models import NameToken
from webapp.texts.name_tokens import hash_words

pytestmark = pytest.mark.postgresql

CLUB = {"name": "Marple Road Sports Club", "kind": "sports_club", "area": "", "contact": ""}
NEXT = re.compile(r'href="([^"]+)">Next page')


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    storage_keys.ensure()
    officer = enter(OFFICER)
    officer.submits("/unit/organisations/add", dict(CLUB))
    return officer


@pytest.fixture
def many(app: Flask, officer: Person) -> None:
    """61 incidents of one club."""
    report = deliver(app, answers={"contact_name": "Jo Marsh", "organisation": "Marple Rd SC"})
    page = f"/unit/reports/{report.id}"
    officer.submits(f"{page}/organisation", {"organisation": "1"}, page="/unit/")
    hashed = name_tokens.hash_names(names_in(whole_of(report).answers))
    add_copies(report, 60)
    others = [number for number in db.session.scalars(select(Report.id)) if number != report.id]
    with writing():
        name_tokens.keep(db.session.connection(), dict.fromkeys(others, hashed))


def walk(person: Person, page: str) -> list[int]:
    seen = incidents_on(page)
    while following := NEXT.search(page):
        page = person.opens(following[1].replace("&amp;", "&")).text
        seen += incidents_on(page)
    return seen


@pytest.mark.usefixtures("many")
def test_every_report_is_met_once(officer: Person) -> None:
    page = finds(officer, "jo marsh")
    assert "61 reports</h2>" in page
    seen = walk(officer, page)
    assert len(seen) == len(set(seen)) == 61 and seen == sorted(seen, reverse=True)


@pytest.mark.usefixtures("many")
def test_more_than_a_hundred_are_counted_no_further(
    officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "MOST_COUNTED", 60)
    assert "More than 60 reports</h2>" in finds(officer, "jo marsh")


@pytest.mark.usefixtures("many")
def test_the_rarest_word_is_looked_for_first(app: Flask) -> None:
    common, rare, unknown = hash_words(["jo", "lee", "nobody"])
    of_two = select(NameToken.kind, NameToken.report_number).where(NameToken.token == common)
    for kind, number in db.session.execute(of_two.limit(2)).all():
        db.session.add(NameToken(token=rare, kind=kind, report_number=number))
    db.session.commit()
    assert rarest_first([common, rare, unknown]) == [unknown, rare, common]


def test_how_many_are_not_read_yet_is_said(app: Flask, officer: Person) -> None:
    add_copies(deliver(app), 3, tokens_by=None)
    assert "3 still to come" in finds(officer, "nobody")
    index_again()
    assert "still to come" not in finds(officer, "nobody")


@pytest.mark.usefixtures("many")
def test_a_registered_name_leads_to_all_of_the_organisation(officer: Person) -> None:
    page = finds(officer, "marple road")
    assert 'href="/unit/organisations/1/incidents">All of Marple Road Sports Club</a>' in page
    seen = walk(officer, officer.opens("/unit/organisations/1/incidents").text)
    assert len(seen) == len(set(seen)) == 61 and seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("typed", ["Marple Rd. S.C.", "marpel road sports club", "SPORTS marple"])
def test_an_organisation_is_found_by_spelling_likeness_and_words(
    officer: Person, typed: str
) -> None:
    assert "All of Marple Road Sports Club" in finds(officer, typed)


def test_an_organisation_without_incidents_says_so(officer: Person) -> None:
    page = officer.opens("/unit/organisations/1/incidents").text
    assert "There is none." in page and "<title>All of one organisation" in page
    assert officer.opens("/unit/organisations/9/incidents").status_code == 404


@pytest.mark.usefixtures("many")
def test_queries_read_indexes(officer: Person) -> None:
    with writing():
        db.session.execute(text("ANALYZE"))
    tokens = hash_words(["jo", "marsh"])
    asks = (
        lambda: find_hits(1, tokens, None),
        lambda: find_hits(1, tokens, [2, 50]),
        lambda: count_hits(1, tokens[:1]),
        lambda: rarest_first(tokens),
        lambda: of_organisation._find(1, 1, None),
        lambda: of_organisation._find(1, 1, [50]),
        count_without_tokens,
    )
    assert [scan[0] for ask in asks for scan in find_scans(ask)] == []


def test_a_cursor_made_elsewhere_leads_to_the_first_page(officer: Person) -> None:
    for address in (address_found(officer, "marple"), "/unit/organisations/1/incidents"):
        assert officer.opens(f"{address}?after=made-elsewhere").status_code == 200
