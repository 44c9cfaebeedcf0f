"""No page of the unit asks the database more than a few times, however much there is."""

import pytest
from flask import Flask

from tests.support.cast import FIRST_PERSON, Enter, Person, open_browser
from tests.support.query_plans import recorded
from tests.support.unit_pages import UnitPage, opens, unit_pages
from tests.support.unit_reports import add_copies, deliver
from webapp.guidance import editions

MOST = 8
# With its texts, its linked reports, its organisation and what happened to it.
MORE = {"incidents.report": 13}
FILTERED = "type=sexual&rank=routine&since=2020-01-01"


@pytest.fixture
def pages(app: Flask, enter: Enter) -> list[UnitPage]:
    """Every page of the unit, and every list filtered too, with 30 incidents there."""
    editions.publish_if_changed()
    report = deliver(app)
    add_copies(report, 30)
    numbers = {"number": report.id, "name": "lado", "token": "x", "filename": "x"}
    found = [*unit_pages(app, **numbers, shown="1.2.3")]
    lists = [page for page in found if page.endpoint == "desk.start"]
    return [*found, *(one._replace(address=f"{one.address}&{FILTERED}") for one in lists)]


def count(person: Person, page: UnitPage) -> int:
    """How often it asks once the process is warm."""
    opens(person, page)
    opens(person, page)
    with recorded() as asked:
        opens(person, page)
    return sum(statement.startswith("SELECT") for statement, _ in asked)


def test_no_page_asks_more_often(app: Flask, pages: list[UnitPage]) -> None:
    person = open_browser(app, FIRST_PERSON)
    asked = {page.address: (count(person, page), MORE.get(page.endpoint, MOST)) for page in pages}
    assert {address: found for address, found in asked.items() if found[0] > found[1]} == {}
