"""Of a proposal to restrict an incident nobody learns who is not asked; nor of closing it."""

import pytest
from flask import Flask

from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.in_hand import closes, receives
from tests.support.reading import text_of
from tests.support.restriction import lifts, proposes_readers, restricts
from tests.support.second_person import approves
from tests.support.unit_pages import opens, unit_pages
from tests.support.unit_reports import deliver
from webapp.guidance import editions

LOG = "/unit/audit-log"
VALUES = {"number": 1, "name": "lado", "token": "x", "filename": "x", "other": 2, "shown": "1"}


def tells_of(app: Flask, person: Person, proposal: str) -> set[str]:
    """The pages that lead to it."""
    pages = [page for page in unit_pages(app, **VALUES) if not page.headers]
    return {page.endpoint for page in pages if f'"{proposal}"' in opens(person, page)}


@pytest.mark.parametrize("member", [FIRST_PERSON, ADMINISTRATOR, COLLEAGUE])
def test_no_page_leads_anybody_else_to_it(app: Flask, enter: Enter, member: Member) -> None:
    editions.publish_if_changed()
    report, lead = deliver(app), enter(LEAD)
    proposal = proposes_readers(lead, report, LEAD, OFFICER)
    assert tells_of(app, lead, proposal)
    other = open_browser(app, member)
    assert not tells_of(app, other, proposal)
    assert other.opens(proposal).status_code == 404


def test_the_start_page_of_whoever_is_asked_has_it(app: Flask, enter: Enter) -> None:
    report, lead, officer = deliver(app), enter(LEAD), open_browser(app, OFFICER)
    proposes_readers(lead, report, LEAD, OFFICER)
    title = f"Restricting report {report.reference} to Lena Lead and Olu Officer"
    assert title in text_of(officer.opens("/unit/"))


def test_somebody_else_may_propose_the_same_and_is_not_told(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    proposes_readers(lead, report, LEAD, OFFICER)
    proposes_readers(open_browser(app, FIRST_PERSON), report, FIRST_PERSON, COLLEAGUE)


@pytest.mark.parametrize("act", ["refuse", "take-back", "approve"])
def test_the_log_says_that_it_was_proposed_and_not_of_which(
    app: Flask, enter: Enter, act: str
) -> None:
    report, lead, officer = deliver(app), enter(LEAD), open_browser(app, OFFICER)
    proposal = proposes_readers(lead, report, LEAD, OFFICER)
    who = lead if act == "take-back" else officer
    who.submits(f"{proposal}/{act}", {"reason": f"{report.reference} is not ours"}, page=proposal)
    log = text_of(open_browser(app, FIRST_PERSON).opens(LOG))
    assert "Lena Lead proposed restricting an incident." in log
    assert report.reference not in log and "is not ours" not in log


def test_lifting_is_in_the_log_without_the_reference(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    restricts(app, lead, report, LEAD, OFFICER)
    lifts(lead, report)
    log = text_of(open_browser(app, FIRST_PERSON).opens(LOG))
    assert "proposed lifting the restriction of an incident." in log
    assert report.reference not in log


def test_that_it_is_to_be_closed_is_hidden_once_it_is_restricted(app: Flask, enter: Enter) -> None:
    report, lead, officer = deliver(app), enter(LEAD), open_browser(app, OFFICER)
    receives(officer, report)
    closes(officer, report, "police")
    first = open_browser(app, FIRST_PERSON)
    assert report.reference in text_of(first.opens("/unit/proposals/1"))
    restricts(app, lead, report, LEAD, OFFICER)
    assert first.opens("/unit/proposals/1").status_code == 404
    for page in ("/unit/", LOG):
        assert report.reference not in text_of(first.opens(page))
    assert approves(lead, "/unit/proposals/1") == 302
    assert report.reference not in text_of(first.opens(LOG))
    approves(officer, lifts(lead, report))
    assert report.reference in text_of(first.opens("/unit/proposals/1"))
