"""No page of the unit asks the database more than a few times, however much there is."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from tests.support.busy_office import BusyOffice, fill_office
from tests.support.cast import Enter, Person
from tests.support.query_plans import recorded
from tests.support.unit_pages import UnitPage, opens
from webapp.people import acts

pytestmark = pytest.mark.postgresql

MOST = 8
# A list of incidents also shows which were not rung, whose account is locked, what is mine to do,
# and for whom I cover.
MOST_OF_A_LIST = 12
# It also shows who has the incident, to whom it can be given, and what is proposed.
MOST_OF_A_REPORT = 10


@pytest.fixture
def office(app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch, warm: None) -> BusyOffice:
    """With 30 incidents, and something on every page."""
    # Once a minute it is noted that somebody is there, at whichever page comes then.
    monkeypatch.setattr(acts, "PRECISION", timedelta(days=1))
    return fill_office(app, enter)


def count(person: Person, page: UnitPage) -> int:
    """How often it asks once the process is warm: what that remembers is asked for now and then."""
    return min(_count_once(person, page) for _ in range(3))


def _count_once(person: Person, page: UnitPage) -> int:
    with recorded() as asked:
        opens(person, page)
    return sum(statement.startswith(("SELECT", "WITH")) for statement, _ in asked)


def test_no_page_asks_more_often(app: Flask, office: BusyOffice) -> None:
    asked = {page.address: count(office.person, page) for page in office.pages(app)}
    assert {address: found for address, found in asked.items() if found > most(address)} == {}


def most(address: str) -> int:
    if address.startswith("/unit/?"):
        return MOST_OF_A_LIST
    return MOST_OF_A_REPORT if re.fullmatch(r"/unit/reports/\d+", address) else MOST
