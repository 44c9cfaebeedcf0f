"""Contacts: only what a lead has confirmed is shown, and everybody can see what is missing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask, current_app
from sqlalchemy import update

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    OUTSIDER,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.second_person import approves
from webapp.audit import trail
from webapp.commands import setup
from webapp.desk import to_do
from webapp.extensions import db
from webapp.guidance import contacts, editions
from webapp.guidance.models import ContactConfirmation

ADDRESS, LABEL = "/unit/contacts/unit", "Safeguarding Children Unit"
SOCIAL_CARE = "/unit/contacts/social-care"
GOOD = {"number": "0161 496 0999", "months": "6", "checked": "yes"}


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    """Publishes an edition but no pack, which takes seconds and has tests of its own."""
    editions.publish_if_changed()


def tag_of(lead: Person, label: str) -> str:
    """The tag beside a contact on the page of all contacts."""
    page = lead.opens("/unit/contacts").text
    found = re.search(rf"<strong>{label}</strong>\s*<span[^>]*>([^<]+)</span>", page)
    assert found, page
    return found[1]


def test_a_confirmed_number_is_being_published_until_phones_can_have_it(enter: Enter) -> None:
    lead = enter(LEAD)
    before = editions.current().name
    assert lead.submits(ADDRESS, GOOD).location == "/unit/contacts"
    page = lead.opens("/unit/contacts").text
    assert "It is being published." in page
    assert "Confirmed by Lena Lead" in page and "0161 496 0999" in page
    assert editions.current().name == before
    assert tag_of(lead, LABEL) == "Being published"

    editions.publish_if_changed()
    assert editions.current().content.contacts["unit"].number == "0161 496 0999"
    assert tag_of(lead, LABEL) == "Confirmed"


def test_confirming_is_recorded_with_the_number(enter: Enter) -> None:
    enter(LEAD).submits(ADDRESS, {**GOOD, "number": " 0161  496 0999 "})
    assert trail.newest(before=None, limit=1)[0][0].sentence == (
        f"Lena Lead confirmed the contact “{LABEL}”: 0161 496 0999."
    )


def test_the_page_answers_without_publishing(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publishing takes seconds, and a process killed during it must not lose the confirmation."""
    lead = enter(LEAD)
    monkeypatch.setattr(editions, "publish_if_changed", lambda: pytest.fail("published"))
    assert lead.submits(ADDRESS, GOOD).status_code == 302
    assert contacts.find_confirmations()["unit"].number == "0161 496 0999"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": ""}, "Enter the number or address"),
        ({"number": "0" * 201}, "Shorten “Telephone number” to 200 characters"),
        ({"number": "ring the office"}, "Give a phone number"),
        ({"number": "javascript:alert(1)"}, "Give a phone number"),
        ({"number": "999"}, "999 is the number of “Emergency”. Give this contact’s own number."),
        ({"number": "1 01"}, "101 is the number of “Police, not an emergency”."),
        ({"checked": ""}, "then tick the box"),
        ({"months": "1200"}, "Not a valid choice"),
    ],
)
def test_an_invalid_confirmation_is_refused(
    enter: Enter, wrong: dict[str, object], sentence: str
) -> None:
    answer = enter(LEAD).submits(ADDRESS, {**GOOD, **wrong})
    assert answer.status_code == 422 and sentence in answer.text
    assert contacts.find_confirmations() == {}


def test_a_contact_past_its_check_asks_for_it(enter: Enter) -> None:
    lead = enter(LEAD)
    lead.submits(ADDRESS, GOOD)
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    db.session.execute(update(ContactConfirmation).values(next_check=yesterday))
    db.session.commit()
    assert "Check again" in lead.opens("/unit/contacts").text


def test_an_unchecked_number_is_a_suggestion_for_the_lead_only(enter: Enter) -> None:
    lead = enter(LEAD)
    assert "Seen, but not checked" in lead.opens(SOCIAL_CARE).text
    assert "217 6028" not in lead.opens("/unit/contacts").text


@pytest.mark.parametrize("name", ["my-lead", "nobody", "..%2f"])
def test_an_unknown_contact_is_not_found(enter: Enter, name: str) -> None:
    assert enter(LEAD).opens(f"/unit/contacts/{name}").status_code == 404


@pytest.mark.parametrize("member", [OFFICER, ADMINISTRATOR, OUTSIDER])
def test_only_a_lead_can_confirm(app: Flask, enter: Enter, member: Member) -> None:
    person = enter(member)
    assert person.opens("/unit/contacts").status_code == 403
    token = open_browser(app, LEAD)
    assert token.opens(ADDRESS).status_code == 200
    if member is not OUTSIDER:
        assert person.submits(ADDRESS, GOOD, page="/unit/").status_code == 403
    assert contacts.find_confirmations() == {}


def test_confirming_without_a_token_is_refused(enter: Enter) -> None:
    assert enter(LEAD).client.post(ADDRESS, data=GOOD).status_code == 400
    assert contacts.find_confirmations() == {}


def test_the_start_page_says_what_is_missing_before_going_live(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    page = lead.opens("/unit/").text
    assert "Ring and confirm: Children’s social care." in page
    assert "Ring and confirm: LADO" in page and "not yet approved" in page
    approves(open_browser(app, FIRST_PERSON), lead.submits(SOCIAL_CARE, GOOD).location)
    editions.publish_if_changed()
    assert "Ring and confirm: Children’s social care." not in lead.opens("/unit/").text


def test_an_administrator_sees_what_is_missing_too(enter: Enter) -> None:
    assert "Ring and confirm" in enter(ADMINISTRATOR).opens("/unit/").text


def due_in(days: int) -> None:
    """Makes the check of every confirmed contact due in so many days."""
    day = datetime.now(UTC).date() + timedelta(days=days)
    db.session.execute(update(ContactConfirmation).values(next_check=day))
    db.session.commit()
    current_app.extensions.pop(to_do.CACHE, None)


def test_a_check_is_announced_four_weeks_before_it_is_due(enter: Enter) -> None:
    lead = enter(LEAD)
    lead.submits(ADDRESS, GOOD)
    due_in(29)
    assert "Contacts to check again" not in lead.opens("/unit/").text
    due_in(28)
    page = text_of(lead.opens("/unit/"))
    assert "Contacts to check again: 1 " in page
    assert f"{LABEL}: check again by" in page


def test_a_number_whose_check_is_overdue_goes_and_101_stands(enter: Enter) -> None:
    lead = enter(LEAD)
    lead.submits(ADDRESS, GOOD)
    due_in(-1)
    editions.publish_if_changed()
    phones = enter(None).opens("/contacts").text
    assert "0161 496 0999" not in phones and 'href="tel:101"' in phones
    warned = text_of(lead.opens("/unit/"))
    assert "Contacts to check again: 1, 1 overdue" in warned
    assert f"{LABEL}: the check was due on" in warned
    assert "Phones do not show it any more. Ring it, and confirm it again." in warned
    assert tag_of(lead, LABEL) == "Not on phones: check again"
    assert 'value="0161 496 0999"' in lead.opens(ADDRESS).text


def test_on_the_day_itself_the_number_still_stands(enter: Enter) -> None:
    enter(LEAD).submits(ADDRESS, GOOD)
    due_in(0)
    editions.publish_if_changed()
    assert "0161 496 0999" in enter(None).opens("/contacts").text


def test_it_goes_without_anybody_doing_anything(app: Flask, enter: Enter) -> None:
    enter(LEAD).submits(ADDRESS, GOOD)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    seen = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(setup, "publish", lambda: seen.append(1))
        republish = setup.Republisher()
        republish()
        republish()
        assert len(seen) == 1
        patched.setattr(setup, "datetime", type("", (), {"now": staticmethod(tomorrow.astimezone)}))
        republish()
    assert len(seen) == 2


def test_officers_and_administrators_are_warned_too(app: Flask, enter: Enter) -> None:
    enter(LEAD).submits(ADDRESS, GOOD)
    due_in(-1)
    for member in (OFFICER, ADMINISTRATOR):
        assert "A lead checks contacts." in open_browser(app, member).opens("/unit/").text


def test_checking_again_makes_a_new_edition_with_the_new_day(enter: Enter) -> None:
    lead = enter(LEAD)
    lead.submits(ADDRESS, GOOD)
    long_ago = datetime.now(UTC) - timedelta(days=400)
    db.session.execute(update(ContactConfirmation).values(confirmed_at=long_ago))
    db.session.commit()
    before = editions.publish_if_changed()
    lead.submits(ADDRESS, GOOD)
    after = editions.publish_if_changed()
    assert before.name != after.name
    checked = [one.content.contacts["unit"].checked for one in (before, after)]
    assert checked[0] < checked[1]
