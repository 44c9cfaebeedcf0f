"""No page of the unit scans a table that grows, or sorts one: from the URL map."""

import pytest
from flask import Flask

from tests.support.busy_office import fill_office
from tests.support.cast import Enter
from tests.support.query_plans import find_scans
from tests.support.unit_pages import opens

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
    "going_live_note",
    "absence",
    # Five a year, and revisions.
    "board_paper",
    # A few at each of its meetings.
    "board_decision",
    # Asked now and then whether it has any row.
    "demonstration",
)


@pytest.mark.usefixtures("warm")
def test_no_page_scans_or_sorts_what_grows(app: Flask, enter: Enter) -> None:
    office, found = fill_office(app, enter), set()
    for page in (one for one in office.pages(app) if one.endpoint not in BY_HAND):
        opens(office.person, page)
        scans = find_scans(lambda page=page: opens(office.person, page))  # type: ignore[misc]
        found |= {(page.address, line, asked) for line, asked in scans if is_large(asked)}
    assert found == set()


def is_large(asked: str) -> bool:
    """Whether it asks a table that grows."""
    return not any(f"FROM {name} " in f"{asked} ".replace("\n", " ") for name in SMALL)
