"""The start page says when the yearly review is due, and with which evidence; not before."""

import re
from datetime import date

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter
from tests.support.days import day_in
from webapp.approvals.listing import newest_edition
from webapp.extensions import db
from webapp.guidance import approvals, contacts, editions
from webapp.vocabulary.times import format_day


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    """Publishes an edition but no pack, which takes seconds and has tests of its own."""
    editions.publish_if_changed()


def approve(*, review_due: date) -> None:
    approval = approvals.Approval("Bea Board", "Chair", day_in(-300), review_due)
    approvals.store(newest_edition(), approval, entered_by="Lena Lead")
    db.session.commit()


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "review was due on"), (0, "review is due by"), (56, "is due by")]
)
def test_it_is_announced_eight_weeks_before_and_after_it_was_due(
    enter: Enter, days: int, said: str
) -> None:
    due = day_in(days)
    approve(review_due=due)
    page = enter(LEAD).opens("/unit/").text
    assert f"{said} {format_day(due)}" in page
    assert 'href="/unit/guidance"' in page


def test_it_has_its_evidence(enter: Enter) -> None:
    approve(review_due=day_in(0))
    page = enter(OFFICER).opens("/unit/").text
    assert re.search(r"Contacts that nobody here has rung or opened: (\d+) of \1\.", page)
    assert "Notes on what has changed that name no year: " in page
    assert "Statements of the paper that are retired: 4 of 476." in page
    assert "A lead reviews the guidance." in page


def test_a_confirmed_contact_is_no_evidence_and_999_and_101_need_nobody(enter: Enter) -> None:
    register = contacts.read_register()
    asked = {one for one in register if one not in ("emergency-999", "police-101", "my-lead")}
    assert contacts.names_to_check() == asked
    contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=day_in(9))
    db.session.commit()
    editions.publish_if_changed()
    approve(review_due=day_in(0))
    page = enter(LEAD).opens("/unit/").text
    assert f"nobody here has rung or opened: {len(asked) - 1} of {len(asked)}." in page


def test_until_then_it_is_not_mentioned(enter: Enter) -> None:
    approve(review_due=day_in(57))
    assert "The guidance’s review" not in enter(LEAD).opens("/unit/").text


def test_a_draft_is_to_be_approved_before_it_can_be_reviewed(enter: Enter) -> None:
    page = enter(ADMINISTRATOR).opens("/unit/").text
    assert "The guidance: Draft, not yet approved by the board." in page
    assert "The guidance’s review" not in page


def test_an_approval_is_no_longer_missing_before_going_live(enter: Enter) -> None:
    approve(review_due=day_in(300))
    assert "not yet approved" not in enter(LEAD).opens("/unit/").text
