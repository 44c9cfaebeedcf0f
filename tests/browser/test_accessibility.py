"""axe finds no fault on any page of a report's journey; focus, titles and zoom are right too."""

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork

STEPS = ("Not sure", "Go on", "An adult’s contact", "An adult working", "Not sure")


@pytest.fixture
def reporter(phone_on_bad_network: Phone) -> Reporter:
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    return reporter


def assert_accessible(
    reporter: Reporter, ways: accessibility.Ways = accessibility.WAYS_TO_LOOK
) -> None:
    assert accessibility.find_faults(reporter.page, ways) == []


def test_every_question_on_the_way_to_the_steps(reporter: Reporter) -> None:
    reporter.asks_what_to_do()
    for answer in STEPS:
        reporter.answers(answer)
        assert_accessible(reporter)
    for folded in reporter.page.locator("#main summary").all():
        if folded.is_visible():
            folded.click()
    assert_accessible(reporter)


def test_the_form_with_errors_and_checked(reporter: Reporter) -> None:
    reporter.opens_the_form()
    reporter.ticks("Type of incident", "Sexual", "Other")
    reporter.ticks("Is anyone in danger now?", "Yes")
    assert_accessible(reporter)
    for _ in range(3):
        reporter.presses("Next")
        assert_accessible(reporter)
    reporter.presses("Check your answers")
    reporter.sees("Check these answers")
    assert_accessible(reporter)
    reporter.presses("Go on anyway")
    reporter.sees_the_page("Check your answers")
    assert_accessible(reporter)


def test_saved_waiting_needing_you_and_delivered(
    reporter: Reporter, network: FaultyNetwork
) -> None:
    network.goes_down()
    reporter.opens_the_form()
    reporter.ticks("Is anyone in danger now?", "Yes")
    reporter.fills_in_the_report()
    reference = reporter.saves()
    reporter.is_told_that_saving_alerts_nobody(first="999")
    assert_accessible(reporter)
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Waiting for signal")
    assert_accessible(reporter)
    reporter.page.goto("/no-such-page")
    assert_accessible(reporter)
    reporter.opens_the_site()
    reporter.sees("1 waiting for signal")
    assert_accessible(reporter)

    network.recovers()
    network.answers(faults.product_error(413, "too_large"))
    reporter.opens_my_reports()
    for _ in range(6):
        tries = network.count()
        reporter.presses_send_now(reference)
        network.waits_for_a_request(after=tries)
    reporter.sees_in_my_reports(reference, "Needs you")
    assert_accessible(reporter)

    network.recovers()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Arrived")
    assert_accessible(reporter)


@pytest.mark.usefixtures("own_browser")
def test_not_saved(reporter: Reporter, network: FaultyNetwork) -> None:
    reporter.phone.fills_up()
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.checks_the_answers()
    network.goes_down()
    reporter.presses("Send report")
    reporter.sees("Not saved: this phone’s storage is full")
    assert_accessible(reporter)


@accessibility.glanced_at
def test_pages_with_a_table_with_notes_and_those_not_on_phones(
    reporter: Reporter, ways: accessibility.Ways
) -> None:
    chapters = ("/guidance/risks", "/guidance/inappropriate")
    for path in ("/guidance/", "/guidance/statements", "/privacy/notice", *chapters):
        reporter.page.goto(path)
        assert_accessible(reporter, ways)
        reporter.page.set_viewport_size({"width": 320, "height": 640})
        assert_accessible(reporter, ways)


def test_text_at_four_hundred_per_cent_needs_no_sideways_scrolling(reporter: Reporter) -> None:
    """1280 pixels at 400 % are 320, as WCAG 1.4.10 (reflow) requires."""
    for path in (
        "/",
        "/steps/",
        "/report",
        "/contacts",
        "/reports",
        "/guidance/",
        "/guidance/risks",
        "/search",
    ):
        reporter.page.goto(path)
        reporter.page.set_viewport_size({"width": 320, "height": 256})
        assert accessibility.overflow(reporter.page) == 0, path
        expect(reporter.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_new_page_moves_the_focus_to_its_heading(reporter: Reporter) -> None:
    reporter.opens_the_site()
    reporter.waits_for_the_library()
    reporter.presses("What should I do?")
    expect(reporter.page.get_by_role("heading", level=1)).to_be_focused()
    reporter.answers("No")
    expect(reporter.page.get_by_role("heading", level=1)).to_be_focused()


def test_an_error_takes_the_focus_and_links_to_its_field(reporter: Reporter) -> None:
    reporter.opens_the_form()
    reporter.goes_on_to_the_check()
    expect(reporter.page.get_by_role("alert").filter(visible=True)).to_be_focused()
    reporter.presses("Choose where it came to light.")
    expect(reporter.page.get_by_label("Sports club")).to_be_focused()


def test_a_long_list_of_what_is_wrong_begins_in_view(reporter: Reporter) -> None:
    reporter.page.set_viewport_size({"width": 360, "height": 500})
    reporter.opens_the_form()
    reporter.goes_on_to_the_check()
    alert = reporter.page.get_by_role("alert").filter(visible=True)
    expect(alert).to_be_focused()
    box, header = alert.bounding_box(), reporter.page.locator(".app-top").bounding_box()
    assert box and header and box["height"] > 500 - header["height"]
    assert header["height"] <= box["y"] < 250


def test_titles_reveal_nothing_to_somebody_looking_over_a_shoulder(reporter: Reporter) -> None:
    reporter.asks_what_to_do()
    titles = {reporter.page.title()}
    for answer in STEPS:
        reporter.answers(answer)
        titles.add(reporter.page.title())
    assert titles == {"Steps – E-safety"}


def test_the_arrow_leads_one_page_back(reporter: Reporter) -> None:
    reporter.opens_the_site()
    reporter.waits_for_the_library()
    reporter.presses("What should I do?")
    reporter.answers("No, not now", "A nude")
    reporter.touches(reporter.page.locator("[data-back-link]"))
    reporter.sees_the_page("What is it about?")
    reporter.touches(reporter.page.locator("[data-back-link]"))
    reporter.sees_the_page("Is anyone in danger now?")
