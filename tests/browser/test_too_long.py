"""A text that is too long is asked about, and shown as it is sent."""

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

QUESTION = "What should we know before we ring you?"


@pytest.fixture
def reporter(phone: Phone) -> Reporter:
    return Reporter(phone)


def test_what_is_sent_of_it_is_what_the_check_shows(reporter: Reporter) -> None:
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.writes(QUESTION, "x" * 500 + "y" * 100)
    reporter.goes_on_to_the_check()
    reporter.sees("This is longer than 500 characters.")

    reporter.presses("Go on anyway")

    reporter.sees_the_page("Check your answers")
    answers = reporter.page.locator("[data-part=answers]")
    expect(answers.get_by_text("x" * 500, exact=True)).to_be_visible()


def test_a_call_s_reference_is_asked_about_too(reporter: Reporter) -> None:
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reference = reporter.page.locator("[name=rung-0-reference]")
    reference.evaluate("(field, words) => { field.value = words; }", "1" * 81)

    reporter.goes_on_to_the_check()

    reporter.page.locator(
        "[data-part=problem-list] a", has_text="Who has been rung? The reference is longer"
    ).click()
    expect(reference).to_be_focused()
    reporter.presses("Check your answers")
    reporter.presses("Go on anyway")

    reporter.sees_the_page("Check your answers")
    shown = reporter.page.locator("[data-part=answers]").inner_text()
    assert f"reference {'1' * 80}\n" in shown


def test_the_field_takes_enough_to_be_told(reporter: Reporter) -> None:
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    field = reporter.page.get_by_label(QUESTION, exact=True)
    reporter.goes_to(field)
    field.focus()

    reporter.page.keyboard.insert_text("x" * 300_000)

    assert len(field.input_value()) == 2_000
    reporter.goes_on_to_the_check()
    reporter.sees("This is longer than 500 characters.")
