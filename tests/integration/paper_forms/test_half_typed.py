"""A paper form that is half keyed in is there again, until it is kept."""

from datetime import UTC, datetime

from flask import Flask

from tests.support.cast import COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.paper_forms import FORM, WHOLE, key_in
from tests.support.reading import text_of

DRAFT, DISCARD = f"{FORM}/draft", f"{FORM}/discard"
SAID = "You had typed this, "
TYPED = {"contact_name": "Sam Okafor", "came_by": "post", "types": ["bullying", "other"]}


def types(person: Person) -> int:
    sent = {**TYPED, "opened": datetime.now(UTC).isoformat()}
    return person.submits(DRAFT, sent, page=FORM).status_code


def test_it_is_shown_again_as_it_was_keyed_in(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    assert SAID not in officer.opens(FORM).text
    assert types(officer) == 204
    page = officer.opens(FORM)
    assert SAID in text_of(page) and 'value="Sam Okafor"' in page.text
    assert page.text.count("checked") == 3
    assert SAID not in open_browser(app, COLLEAGUE).opens(FORM).text


def test_it_is_gone_once_it_is_kept(enter: Enter) -> None:
    officer = enter(OFFICER)
    types(officer)
    assert key_in(officer, WHOLE).status_code == 303
    assert SAID not in officer.opens(FORM).text


def test_one_can_begin_with_an_empty_form(enter: Enter) -> None:
    officer = enter(OFFICER)
    types(officer)
    assert officer.submits(DISCARD, page=FORM).location == FORM
    assert SAID not in officer.opens(FORM).text
