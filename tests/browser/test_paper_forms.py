"""An officer keys in a paper form, by keyboard alone, and gets a reference to write on it."""

import re
from datetime import date, datetime

from playwright.sync_api import Page, expect

from tests.browser import accessibility, sessions
from tests.browser.keyboard import Keyboard
from tests.browser.officer import Officer
from tests.support.product import Product
from webapp.vocabulary.times import UK, format_day

# Its day is its month, so that it is the same in whichever order a browser asks for the two.
CAME_ON = date(datetime.now(UK).year - 1, 11, 11)
REFERENCE = re.compile(r"ES-[0-9A-Z]{4}-[0-9A-Z]{4}")


def key_in(page: Page) -> None:
    """The least that the form demands, from the top to the bottom of the page."""
    keyboard = Keyboard(page)
    keyboard.writes("When did it arrive?", f"{CAME_ON:%d%m%Y}")
    keyboard.ticks("Post")
    keyboard.ticks("Bullying")
    keyboard.writes("How old are the children?", "12, 13")
    keyboard.ticks("A child to a child")
    keyboard.goes_to("Where did it come to light?")
    page.keyboard.type("Library")
    keyboard.ticks("Nobody yet")
    keyboard.writes("Who reported", "Sam Okafor")
    keyboard.writes("Phone number", "0161 496 0123")
    keyboard.goes_to("Check what you keyed in")
    page.keyboard.press("Enter")


def test_a_paper_form_is_keyed_in_by_keyboard_and_gets_a_reference(officer: Officer) -> None:
    page = officer.page
    officer.opens_the_inbox()
    officer.goes_to("Paper form")
    assert accessibility.find_all_faults(page) == []
    page.reload()
    key_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check what you keyed in")
    assert accessibility.find_all_faults(page) == []
    page.get_by_role("button", name="Keep it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The paper form is kept")
    assert accessibility.find_all_faults(page) == []
    found = REFERENCE.search(page.inner_text("main"))
    assert found
    officer.reads(found[0])
    officer.sees(f"From paper, by post, arrived {format_day(CAME_ON)}, keyed in by Olu Adeyemi.")
    assert accessibility.find_faults(page) == []


def test_a_form_without_a_day_is_refused_and_keeps_what_was_typed(officer: Officer) -> None:
    page = officer.page
    page.goto("/unit/paper-form")
    page.get_by_label("Who reported").fill("Sam Okafor")
    page.get_by_role("button", name="Check what you keyed in").click()
    officer.sees("Give the day on which it arrived.")
    assert accessibility.find_all_faults(page) == []
    expect(page.get_by_label("Who reported")).to_have_value("Sam Okafor")


def test_what_was_typed_outlives_a_session_that_was_locked(
    officer: Officer, product: Product
) -> None:
    page = officer.page
    page.goto("/unit/paper-form")
    page.get_by_label("Who reported").fill("Sam Okafor")
    sessions.nobody_is_there(product)
    page.get_by_role("button", name="Check what you keyed in").click()
    officer.gives_a_code(officer.recovery_codes.pop())
    officer.sees("Give the day on which it arrived.")
    expect(page.get_by_label("Who reported")).to_have_value("Sam Okafor")


def test_what_is_half_typed_is_there_again_after_leaving_the_page_and_a_lock(
    officer: Officer, product: Product
) -> None:
    page = officer.page
    page.goto("/unit/paper-form")
    page.get_by_label("Post", exact=True).check()
    # What the test before left there may have been kept, too.
    with page.expect_response("**/paper-form/draft"):
        page.get_by_label("Who reported").fill("Jo")
    with page.expect_response("**/paper-form/draft") as kept:
        page.get_by_label("Who reported").fill("Sam Ok")
    assert kept.value.status == 204
    officer.opens_the_inbox()
    sessions.nobody_is_there(product)
    page.goto("/unit/paper-form")
    officer.gives_a_code(officer.recovery_codes.pop())
    officer.sees("You had typed this, ")
    expect(page.get_by_label("Who reported")).to_have_value("Sam Ok")
    expect(page.get_by_label("Post", exact=True)).to_be_checked()
    assert accessibility.find_all_faults(page) == []
    page.get_by_role("button", name="Begin with an empty form").press("Enter")
    expect(page.get_by_label("Who reported")).to_have_value("")
