"""The numbers that every phone shows first change only when two people say so."""

from datetime import date

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, FIRST_PERSON, LEAD, Enter, Person, open_browser
from tests.support.reading import text_of
from tests.support.second_person import approves
from webapp.database.writing import writing
from webapp.guidance import contacts, editions

GOOD = {"number": "0161 496 0999", "months": "6", "checked": "yes"}
LATER = date(2126, 1, 1)
OTHER = {**GOOD, "number": "0161 496 0111"}


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    editions.publish_if_changed()


def number(name: str = "social-care") -> str | None:
    found = contacts.find_confirmations().get(name)
    return found.number if found else None


def proposes(lead: Person, name: str = "social-care", sent: dict[str, str] = GOOD) -> str:
    answer = lead.submits(f"/unit/contacts/{name}", dict(sent))
    assert answer.location.startswith("/unit/proposals/"), answer.text
    return answer.location


@pytest.mark.parametrize("name", ["social-care", "social-care-night", "lado"])
def test_a_first_number_needs_a_second_person(app: Flask, enter: Enter, name: str) -> None:
    proposal = proposes(enter(LEAD), name)
    assert number(name) is None
    assert approves(open_browser(app, FIRST_PERSON), proposal) == 302
    assert number(name) == "0161 496 0999"
    assert contacts.find_confirmations()[name].by == "Lena Lead"


def test_the_old_number_stays_until_then(app: Flask, enter: Enter) -> None:
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    approves(first, proposes(lead))
    proposal = proposes(lead, sent=OTHER)
    page = text_of(first.opens(proposal))
    assert "Until then phones show 0161 496 0999." in page
    assert number() == "0161 496 0999"
    assert lead.submits(f"{proposal}/approve", page="/unit/").status_code == 403
    assert approves(first, proposal) == 302 and number() == "0161 496 0111"


def test_to_check_the_same_number_again_needs_nobody(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    approves(open_browser(app, FIRST_PERSON), proposes(lead))
    for spelling in (" 0161  496 0999 ", "01614960999", "0161 4960999"):
        again = {**GOOD, "number": spelling}
        assert lead.submits("/unit/contacts/social-care", again).location == "/unit/contacts"


def test_typed_without_spaces_a_number_stays_easy_to_read(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    approves(open_browser(app, FIRST_PERSON), proposes(lead))
    lead.submits("/unit/contacts/social-care", {**GOOD, "number": "01614960999"})
    assert number() == "0161 496 0999"


def test_what_waits_is_on_the_list(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    proposal = proposes(lead)
    page = lead.opens("/unit/contacts").text
    assert "Waits for a second person" in page and f'href="{proposal}"' in page
    approves(open_browser(app, FIRST_PERSON), proposal)
    assert "Waits for a second person" not in lead.opens("/unit/contacts").text


def test_what_the_command_line_confirmed_meanwhile_is_not_overwritten(
    app: Flask, enter: Enter
) -> None:
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    proposal = proposes(lead)
    with writing():
        contacts.confirm("social-care", "0161 496 0222", by="Operator", next_check=LATER)
    assert first.submits(f"{proposal}/approve", page=proposal).status_code == 409
    assert number() == "0161 496 0222"


def test_a_wrong_number_is_refused_before_anybody_is_asked(enter: Enter) -> None:
    answer = enter(LEAD).submits("/unit/contacts/lado", {**GOOD, "number": "999"})
    assert answer.status_code == 422 and "999 is the number of “Emergency”" in answer.text


def test_the_record_says_who_confirmed_it_and_who_approved(app: Flask, enter: Enter) -> None:
    approves(open_browser(app, FIRST_PERSON), proposes(enter(LEAD)))
    page = text_of(open_browser(app, ADMINISTRATOR).opens("/unit/audit-log"))
    assert "Lena Lead proposed the number 0161 496 0999 for “Children’s social care”." in page
    assert "Fay First entered that Lena Lead confirmed the contact" in page
