"""Every page of the unit opens. It is here, and quick, because each change is tested with it."""

import pytest
from flask import Flask

from tests.support.busy_office import fill_office
from tests.support.cast import Enter, Person
from tests.support.unit_pages import UnitPage

# Where the address that is asked for leads elsewhere, or names what is not there.
OTHERS = {
    "security.login": 302,
    "second_factor.code": 302,
    "people.set_up": 410,
    "approvals.changes": 404,
    "approvals.approve": 404,
    "approvals.withdraw": 409,
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


def _status(person: Person, page: UnitPage) -> int:
    return person.opens(page.address, headers=dict(page.headers)).status_code
