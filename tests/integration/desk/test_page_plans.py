"""No page of the unit scans a table that grows, or sorts one: from the URL map."""

from flask import Flask

from tests.support.cast import FIRST_PERSON, Enter
from tests.support.query_plans import find_scans
from tests.support.unit_pages import opens, unit_pages
from tests.support.unit_reports import add_copies, deliver
from webapp.guidance import editions

FILTERED = "type=sexual&rank=routine&setting=home&since=2020-01-01"
# As long as people make it by hand.
BY_HAND = {"quarantine.set_aside_list"}
# A few rows each, whatever arrives: people, editions, the unit's own contacts, the register.
SMALL = (
    "person",
    "role",
    "edition",
    "guidance_correction",
    "contact_confirmation",
    "organisation",
    "edition_approval",
)


def test_no_page_scans_or_sorts_what_grows(app: Flask, enter: Enter) -> None:
    editions.publish_if_changed()
    report, person = deliver(app), enter(FIRST_PERSON)
    add_copies(report, 30)
    numbers = {"number": report.id, "name": "lado", "token": "x", "filename": "x"}
    found = set()
    pages = unit_pages(app, **numbers, shown="1.2.3")
    for page in (one for one in pages if one.endpoint not in BY_HAND):
        more = [page._replace(address=f"{page.address}&{FILTERED}")] * (
            page.endpoint == "desk.start"
        )
        for one in (page, *more):
            opens(person, one)
            scans = find_scans(lambda one=one: opens(person, one))  # type: ignore[misc]
            found |= {(one.address, line, asked) for line, asked in scans if is_large(asked)}
    assert found == set()


def is_large(asked: str) -> bool:
    """Whether it asks a table that grows."""
    return not any(f"FROM {name} " in asked.replace("\n", " ") for name in SMALL)
