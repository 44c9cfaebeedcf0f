"""Every page of the unit opens. It is here, and quick, because each change is tested with it."""

import re

import pytest
from flask import Flask

from tests.support.busy_office import fill_office
from tests.support.cast import Enter, Person
from tests.support.unit_pages import UnitPage

PATHS = re.compile(r'(?:href|src|action|hx-get|hx-post)="(/[^"]*)"')
# Where the address that is asked for leads elsewhere, or names what is not there.
OTHERS = {
    "security.login": 302,
    "second_factor.code": 302,
    "reauthentication.show": 302,
    "reauthentication.still_here": 204,
    "reauthentication.still_signed_in": 204,
    "people.set_up": 410,
    "people.take_code": 410,
    "people.take_link": 410,
    "taking.next_report": 302,
    "presence.others": 302,
    "approvals.changes": 404,
    "approvals.approve": 404,
    "approvals.withdraw": 409,
    "board.paper": 404,
    "board.file": 404,
    "board.decisions": 404,
    "board.decision": 404,
}


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_every_page_of_the_unit_opens(app: Flask, enter: Enter) -> None:
    office = fill_office(app, enter, copies=2)
    wrong = {
        page.address: status
        for page in office.pages(app)
        if (status := _status(office.person, page)) != OTHERS.get(page.endpoint, 200)
    }
    assert wrong == {}


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_with_two_names_no_page_of_the_unit_leads_to_the_reporters_side_at_its_own(
    app: Flask, enter: Enter
) -> None:
    office = fill_office(app, enter, copies=2)
    app.jinja_env.globals["reporters_address"] = "https://esafety.example.org"
    stranger = enter(None)
    pages = [(office.person, page.address) for page in office.pages(app)]
    wrong = {
        (address, link)
        for person, address in [*pages, (stranger, "/unit/sign-in")]
        for link in PATHS.findall(person.opens(address).text)
        if not link.startswith(("/unit", "/assets/"))
    }
    assert wrong == set()


def _status(person: Person, page: UnitPage) -> int:
    return person.opens(page.address, headers=dict(page.headers)).status_code
