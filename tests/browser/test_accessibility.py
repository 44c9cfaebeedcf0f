"""axe finds nothing on the way of a report, at both widths; and what axe cannot see."""

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork

STEPS = ("Not sure", "Go on", "Sexual", "An adult to a child", "I do not know", "At home")


@pytest.fixture
def worker(phone_on_bad_network: Phone) -> Reporter:
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_site()
    worker.waits_until_ready()
    return worker


def is_sound(worker: Reporter) -> None:
    assert accessibility.faults(worker.page) == []


def test_every_question_on_the_way_to_the_steps(worker: Reporter) -> None:
    worker.asks_what_to_do()
    for answer in STEPS:
        worker.answers(answer)
        is_sound(worker)
    for folded in worker.page.locator("summary").all():
        if folded.is_visible():
            folded.click()
    is_sound(worker)


def test_the_form_with_errors_and_checked(worker: Reporter) -> None:
    worker.opens_the_form()
    worker.ticks("Type of incident", "Sexual", "Other")
    worker.ticks("Is anyone in danger now?", "Yes")
    worker.page.get_by_text("Somebody else was rung too").click()
    is_sound(worker)
    worker.presses("Check your answers")
    worker.sees("Something is missing or cannot be read")
    is_sound(worker)
    worker.presses("Go on without these")
    worker.sees_the_page("Check your answers")
    is_sound(worker)


def test_saved_waiting_needing_you_and_delivered(worker: Reporter, network: FaultyNetwork) -> None:
    network.is_cut()
    worker.opens_the_form()
    worker.ticks("Is anyone in danger now?", "Yes")
    worker.fills_in_the_report()
    reference = worker.saves()
    worker.is_told_that_saving_alerts_nobody()
    is_sound(worker)
    worker.opens_my_reports()
    worker.sees_in_my_reports(reference, "Waiting for signal")
    is_sound(worker)
    worker.page.goto("/no-such-page")
    is_sound(worker)
    worker.opens_the_site()
    worker.sees("1 report waiting for signal")
    is_sound(worker)

    network.is_well()
    network.answers(faults.our_error(413, "too_large"))
    worker.opens_my_reports()
    for _ in range(6):
        tries = network.count()
        worker.presses_send_now(reference)
        network.waits_for_a_request(after=tries)
    worker.sees_in_my_reports(reference, "Needs you")
    is_sound(worker)

    network.is_well()
    worker.opens_my_reports()
    worker.sees_in_my_reports(reference, "Delivered to the unit")
    is_sound(worker)


def test_not_saved(worker: Reporter) -> None:
    worker.phone.fills_up()
    worker.opens_the_form()
    worker.fills_in_the_report()
    worker.checks_the_answers()
    worker.presses("Save report")
    worker.sees("Not saved: this phone’s storage is full")
    is_sound(worker)


def test_text_at_four_hundred_per_cent_needs_no_sideways_scrolling(worker: Reporter) -> None:
    """1280 pixels at 400 % are 320: every page of the journey, with large text on top."""
    for path in ("/", "/steps/", "/report", "/contacts", "/reports", "/tables/"):
        worker.page.goto(path)
        worker.page.set_viewport_size({"width": 320, "height": 256})
        assert accessibility.overflows(worker.page) == 0, path
        expect(worker.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_new_page_is_announced_from_its_heading(worker: Reporter) -> None:
    worker.asks_what_to_do()
    expect(worker.page.get_by_role("heading", level=1)).to_be_focused()
    worker.answers("No")
    expect(worker.page.get_by_role("heading", level=1)).to_be_focused()


def test_an_error_takes_the_focus_and_leads_to_its_field(worker: Reporter) -> None:
    worker.opens_the_form()
    worker.presses("Check your answers")
    expect(worker.page.get_by_role("alert").filter(visible=True)).to_be_focused()
    worker.presses("Choose the type of setting.")
    expect(worker.page.get_by_label("Type of setting")).to_be_focused()


def test_titles_tell_nothing_to_who_looks_over_a_shoulder(worker: Reporter) -> None:
    worker.asks_what_to_do()
    titles = {worker.page.title()}
    for answer in STEPS:
        worker.answers(answer)
        titles.add(worker.page.title())
    assert titles == {"Steps – E-safety"}
