"""Without JavaScript, online: from the first question to a report at the unit."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.polling import wait_until
from tests.support.product import Product


@pytest.fixture
def reporter(make_phone: Callable[..., Phone], product: Product) -> Reporter:
    return Reporter(make_phone(product.address, java_script_enabled=False))


def test_from_the_questions_to_a_report_at_the_unit(reporter: Reporter, officer: Officer) -> None:
    reporter.asks_what_to_do()
    reporter.answers("No", "Details, photos", "Another child", "No")
    reporter.sees_the_steps_of("Table 3")
    reporter.sees("Without JavaScript nothing is noted here")

    reporter.presses("Record this incident")
    reporter.ticks("Where did it come to light?", "Library")
    reporter.gives_contact_details()
    reporter.checks_the_answers()
    reporter.sees("Details, photos or film shared")
    reporter.presses("Send report")

    reference = read_delivered_reference(reporter)
    officer.reads(reference)
    for answer in ("Library", "Another child", "Sam Okafor"):
        officer.sees(answer)


def test_until_it_is_known_whether_there_is_a_lead_the_bar_neither_offers_to_add_nor_names_one(
    reporter: Reporter,
) -> None:
    reporter.opens_the_site()
    cell = reporter.phone.page.locator(".app-bar__cell--lead:visible")
    expect(cell).to_have_text("Who to call")
    expect(cell).to_have_attribute("href", "/contacts")


def test_the_form_asks_for_the_calls_and_a_correction_can_follow(
    reporter: Reporter, officer: Officer
) -> None:
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "Another child")
    reporter.presses("Record this incident")
    reporter.page.get_by_label("Who?").first.select_option(label="Police, not an emergency")
    reporter.page.get_by_label("How did it end?").first.select_option(label="Spoke")
    reporter.ticks("Where did it come to light?", "Library")
    reporter.gives_contact_details()
    reporter.checks_the_answers()
    reporter.presses("Send report")
    first = read_delivered_reference(reporter)

    reporter.presses("Add something")
    reporter.sees("What you saved before is kept too")
    reporter.presses("Check your answers")
    reporter.sees("Fill in what has changed")
    reporter.writes("What should we know before we ring you?", "It was on Tuesday")
    reporter.checks_the_answers()
    reporter.does_not_see("Not answered")
    reporter.presses("Send report")
    second = read_delivered_reference(reporter)

    officer.reads(first)
    officer.sees("Police, not an emergency")
    officer.reads_the_correction(second, of=first)
    officer.sees("Corrects")
    officer.sees("It was on Tuesday")


def test_missing_answers_are_named_at_their_questions_and_can_be_skipped(
    reporter: Reporter, officer: Officer
) -> None:
    reporter.page.goto("/report")
    reporter.ticks("Type of incident", "Sexual")
    reporter.presses("Check your answers")
    reporter.sees("Check these answers")
    reporter.sees("Choose where it came to light.")
    assert reporter.page.get_by_label("Sexual", exact=True).is_checked()

    reporter.presses("Go on anyway")
    reporter.presses("Send anyway")

    reference = read_delivered_reference(reporter)
    reporter.is_told_that_saving_alerts_nobody()
    officer.reads(reference)
    officer.sees("Incomplete")


def test_a_line_of_what_is_wrong_leads_to_its_question(reporter: Reporter) -> None:
    reporter.page.goto("/report")
    reporter.presses("Check your answers")
    header = reporter.page.locator(".app-top").bounding_box()
    for line, question in (("Choose where", "setting"), ("Give your own name", "contact_name")):
        reporter.page.get_by_role("link", name=line).click()
        title = reporter.page.locator(f"[data-question={question}]").locator("legend, label").first
        shown = title.bounding_box()
        assert header and shown and shown["y"] >= header["y"] + header["height"]
        reporter.page.evaluate("scrollTo(0, 0)")


def test_enter_in_a_field_asks_as_the_button_does(reporter: Reporter) -> None:
    reporter.page.goto("/report")
    name = reporter.page.get_by_label("Your own name")
    for _ in ("nothing is said yet", "all is said already"):
        name.fill("Sam Okafor")
        name.press("Enter")
        reporter.sees("Check these answers")
        reporter.sees("Choose where it came to light.")


def test_what_excludes_each_other_is_shown_and_only_what_is_kept_is_an_answer(
    reporter: Reporter,
) -> None:
    reporter.page.goto("/report")
    who = reporter.page.get_by_label("Who?").first
    who.select_option(label="Police, not an emergency")
    reporter.page.get_by_label("How did it end?").first.select_option(label="Spoke")
    reporter.page.get_by_label("Nobody yet").check()
    expect(who).to_be_hidden()
    reporter.writes("How old are the children?", "the oldest")
    reporter.presses("Check your answers")

    expect(who).to_be_visible()
    expect(reporter.page.locator("#rung-error")).to_contain_text("the call is kept")
    reporter.presses("Go on anyway")
    said = reporter.page.locator("dl")
    expect(said).to_contain_text("Police, not an emergency, spoke")
    expect(said).not_to_contain_text("the oldest")


def test_saving_twice_is_idempotent(reporter: Reporter, officer: Officer) -> None:
    reporter.page.goto("/report")
    reporter.fills_in_the_report()
    reporter.checks_the_answers()
    reporter.presses("Send report")
    first = read_delivered_reference(reporter)

    goes_back_and_sends_the_form_again(reporter)
    reporter.sees_the_page("Check your answers")
    reporter.presses("Send report")

    assert read_delivered_reference(reporter) == first
    reporter.page.reload()
    assert read_delivered_reference(reporter) == first
    assert officer.counts(first) == 1


def test_every_page_says_what_needs_javascript(reporter: Reporter) -> None:
    for path, words in {
        "/reports": "Without JavaScript nothing is kept here.",
        "/my-lead": "This browser does not run JavaScript",
        "/phone": "These checks need JavaScript",
        "/report": "Without JavaScript this form needs signal",
    }.items():
        reporter.page.goto(path)
        reporter.sees(words)


def goes_back_and_sends_the_form_again(reporter: Reporter) -> None:
    """The browser has not stored the page, so it asks before it sends the form again."""
    with suppress(Error):
        reporter.page.go_back()

    def is_back() -> bool:
        with suppress(Error):  # the page on which it asks may not be there yet
            return reporter.page.reload() is not None
        return False

    wait_until(is_back)


def read_delivered_reference(reporter: Reporter) -> str:
    reporter.sees_a_heading_with("It has arrived, ")
    assert re.search(r"\d\d:\d\d", reporter.heading())
    return reporter.finds_the_reference()
