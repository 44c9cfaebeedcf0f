"""A lead keeps the hours of each contact; phones and pages without script show them."""

import html
import json
import re
from datetime import date

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, FIRST_PERSON, LEAD, Enter, Person, open_browser
from tests.support.reading import text_of
from tests.support.second_person import approves
from webapp.database.writing import writing
from webapp.guidance import contacts, editions
from webapp.opening_hours import Hours

NUMBER = {"number": "0161 496 0999", "months": "6", "checked": "yes"}
WEEK = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday"), "9:00 to 17:00")
DAY = {**NUMBER, "hours": "times", **WEEK, "friday": "9:00 to 16:30"}
WORDS = "Mon to Thu 9:00 to 17:00, Fri 9:00 to 16:30, not bank holidays"
NIGHT = {**NUMBER, "number": "0161 496 0111", "hours": "instead"}


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    editions.publish_if_changed()


def hours(name: str) -> Hours | None:
    found = contacts.find_confirmations().get(name)
    return found.hours if found else None


def sets(lead: Person, other: Person, name: str, sent: dict[str, str]) -> str:
    """Proposed by one, approved by the other; the words that the other read."""
    proposal = lead.submits(f"/unit/contacts/{name}", dict(sent)).location
    words = text_of(other.opens(proposal))
    assert approves(other, proposal) == 302
    editions.publish_if_changed()
    return words


def on_phones(page: str) -> dict[str, object]:
    """The hours that a page carries for the phone."""
    found = re.search(r"data-contact-hours='([^']*)'", page)
    assert found
    known: dict[str, object] = json.loads(html.unescape(found[1]))
    return known


def test_hours_are_read_back_and_decided_by_a_second_person(app: Flask, enter: Enter) -> None:
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    assert f"Open: {WORDS}." in sets(lead, first, "social-care", DAY)
    found = hours("social-care")
    assert found and found.in_words == WORDS
    assert WORDS in text_of(lead.opens("/unit/contacts"))
    page = lead.opens("/unit/contacts/social-care").text
    assert page.count('value="9:00 to 17:00"') == 4 and 'value="9:00 to 16:30"' in page


def test_other_hours_of_the_same_number_need_a_second_person_too(app: Flask, enter: Enter) -> None:
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    sets(lead, first, "social-care", DAY)
    closed = {**DAY, "special": "24 Dec 2126 to 31 Dec 2126"}
    words = sets(lead, first, "social-care", closed)
    assert "The hours of “Children’s social care”" in words.replace("the hours", "The hours")
    assert f"Open: {WORDS}, 24 Dec 2126 to 31 Dec 2126 closed." in words
    assert f"Its hours until then: {WORDS}." in words


def test_the_same_number_and_hours_checked_again_need_nobody(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    sets(lead, open_browser(app, FIRST_PERSON), "social-care", DAY)
    assert lead.submits("/unit/contacts/social-care", dict(DAY)).location == "/unit/contacts"


def test_hours_that_changed_meanwhile_are_not_overwritten(app: Flask, enter: Enter) -> None:
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    sets(lead, first, "social-care", DAY)
    proposal = lead.submits("/unit/contacts/social-care", {**DAY, "hours": "always"}).location
    number = contacts.find_confirmations()["social-care"]
    with writing():
        contacts.confirm("social-care", number.number, by="X", next_check=number.next_check)
    assert first.submits(f"{proposal}/approve", page=proposal).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"friday": "whenever"}, "give times such as 9:00 to 16:30"),
        ({"friday": "17:00 to 9:00"}, "goes past midnight"),
        ({"special": "Christmas"}, "write days as 24 Dec 2026"),
        ({"hours": "times", **dict.fromkeys([*WEEK, "friday"], "")}, "Give the times of one day"),
    ],
)
def test_hours_that_cannot_be_meant_are_refused(
    enter: Enter, wrong: dict[str, str], sentence: str
) -> None:
    answer = enter(LEAD).submits("/unit/contacts/unit", {**DAY, **wrong})
    assert answer.status_code == 422 and sentence in answer.text
    assert contacts.find_confirmations() == {}


def test_only_the_night_number_answers_in_the_place_of_the_day_number(enter: Enter) -> None:
    for wrong in ("instead", "whenever"):
        answer = enter(LEAD).submits("/unit/contacts/lado", {**NUMBER, "hours": wrong})
        assert answer.status_code == 422 and "Choose one of these." in answer.text
    with pytest.raises(contacts.NoHours):
        contacts.confirm(
            "lado",
            "0161 496 0000",
            by="X",
            next_check=date(2126, 1, 1),
            hours=Hours(when_closed="social-care"),
        )


def test_the_log_says_which_hours_became_which(app: Flask, enter: Enter) -> None:
    sets(enter(LEAD), open_browser(app, FIRST_PERSON), "social-care", DAY)
    page = text_of(open_browser(app, ADMINISTRATOR).opens("/unit/audit-log"))
    assert f"Fay First set the hours of the contact “Children’s social care”: {WORDS}." in page


def test_phones_are_sent_the_hours_and_two_years_of_bank_holidays(app: Flask, enter: Enter) -> None:
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    sets(lead, first, "social-care", DAY)
    sets(lead, first, "social-care-night", NIGHT)
    known = on_phones(enter(None).opens("/contacts").text)
    own = known["hours"]
    assert isinstance(own, dict) and own["police-101"] == "always" == own["samaritans"]
    assert own["social-care"]["week"][4] == "09:00-16:30"
    assert own["social-care-night"]["week"][4:6] == ["00:00-09:00,16:30-24:00", "00:00-24:00"]
    assert own["childline"] == "not all night" and "lado" not in own
    first_day, days, last_day = known["off"]  # type: ignore[misc]
    assert "-12-25" in days and int(last_day[:4]) - int(first_day[:4]) == 2


@pytest.mark.parametrize("address", ["/contacts", "/about-my-lead"])
def test_without_script_both_numbers_stand_with_their_hours_and_none_is_filled(
    app: Flask, enter: Enter, address: str
) -> None:
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    sets(lead, first, "social-care", DAY)
    sets(lead, first, "social-care-night", NIGHT)
    page = enter(None).opens(address).text
    listed = re.search(r"<ul [^>]*data-open-first.*?</ul>", page, re.S)
    assert listed and "hidden" not in listed[0] and "app-call--lead" not in listed[0]
    assert re.findall(r'data-call="([^"]+)"', listed[0]) == ["social-care", "social-care-night"]
    assert WORDS in listed[0] and "When the day number is closed" in listed[0]


def test_a_number_without_hours_says_so(app: Flask, enter: Enter) -> None:
    sets(enter(LEAD), open_browser(app, FIRST_PERSON), "social-care", NUMBER)
    assert 'data-opens="social-care">Hours not known<' in enter(None).opens("/contacts").text
