"""Keys in a paper form as an officer does: the form, the page that checks it, and one press."""

import re
from typing import Any

from werkzeug.test import TestResponse

from tests.support.cast import Person
from tests.support.days import days_ago

FORM, CHECK, KEEP = (f"/unit/paper-form{end}" for end in ("", "/check", "/keep"))
TICKET = re.compile(r'name="ticket" value="([^"]+)"')

WHOLE = {
    "came_on": days_ago(25),
    "came_by": "post",
    "parties": ["child_on_child"],
    "setting": "sports_club",
    "types": ["bullying", "other"],
    "type_other": "<b>Mocking</b> & worse",
    "incident_date": days_ago(40),
    "ages": "12, 13",
    "rung-0-who": "police-101",
    "rung-0-result": "spoke",
    "rung-0-at": f"{days_ago(39)}T14:02",
    "contact_name": "Sam Okafor",
    "contact_phone": "0161 496 0123",
}


def ticket_of(page: TestResponse) -> str:
    """What carries the report's id from page to page."""
    found = TICKET.search(page.text)
    assert found, page.text
    return found[1]


def check(person: Person, form: dict[str, Any]) -> TestResponse:
    """Key it in, up to the page that checks it."""
    ticket = ticket_of(person.opens(FORM))
    return person.submits(CHECK, {"ticket": ticket, **form}, page=FORM)


def key_in(person: Person, form: dict[str, Any] = WHOLE) -> TestResponse:
    """Key it in and press "Keep it"; the answer leads to its reference."""
    checked = check(person, form)
    assert checked.status_code == 200, checked.text
    return person.submits(KEEP, {**form, "ticket": ticket_of(checked)}, page=FORM)
