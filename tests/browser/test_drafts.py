"""Drafts: what a reporter typed and ticked survives, reaches the unit, and can be got rid of."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.worker import BULLYING, NUDE, Worker
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork


@pytest.fixture
def worker(phone: Phone) -> Worker:
    """A worker on Home."""
    worker = Worker(phone)
    worker.opens_the_site()
    return worker


def test_after_saving_nothing_is_unfinished_and_the_next_report_starts_empty(
    worker: Worker,
) -> None:
    worker.reports_an_incident()

    worker.opens_the_site()

    expect(worker.page.locator("[data-unfinished]")).to_be_hidden()
    worker.opens_a_blank_form()
    expect(worker.page.locator("[name=contact_name]")).to_have_value("")
    expect(worker.page.locator("[name=parties][value=child_on_child]")).not_to_be_checked()


def test_what_was_typed_can_be_discarded(worker: Worker) -> None:
    worker.opens_a_blank_form()
    worker.types("After six, please")

    worker.touches(worker.page.locator("summary").get_by_text("Discard"))
    worker.touches(worker.page.locator("[data-part=discard]"))
    worker.sees_the_page("Worried about something online?")

    expect(worker.page.locator("[data-unfinished]")).to_be_hidden()


def test_discarding_what_cannot_wait_asks_in_the_form_too(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.records()
    worker.types("After six, please")

    worker.touches(worker.page.locator("summary").get_by_text("Discard"))
    worker.touches(worker.page.locator("[data-part=discard]"))
    worker.sees("Has somebody else been told?")
    worker.page.wait_for_timeout(1100)  # and reads it
    worker.touches(worker.page.locator("[data-part=discard]"))

    worker.sees_the_page("Worried about something online?")
    expect(worker.page.locator("[data-unfinished]")).to_be_hidden()


def test_a_shared_phone_does_not_go_on_with_a_draft_it_has_just_deleted(worker: Worker) -> None:
    worker.opens_a_blank_form()
    worker.types("After six, please")
    worker.page.reload()
    worker.sees("You are going on with the draft")

    worker.touches(worker.page.get_by_text("Others use this phone or computer"))

    worker.does_not_see("You are going on with the draft")
    worker.page.reload()
    worker.sees_the_form()
    worker.has_typed("")


@pytest.mark.usefixtures("own_browser")
def test_a_draft_is_not_readable_in_the_browsers_store(worker: Worker, phone: Phone) -> None:
    worker.opens_a_blank_form()
    worker.types("After six, please")
    phone.close()

    files = [file for file in phone.folder.rglob("*") if file.is_file()]
    assert len(files) > 20
    for typed in (b"After six", "After six".encode("utf-16-le")):
        assert [file for file in files if typed in file.read_bytes()] == []


def test_path_and_calls_reach_the_unit(worker: Worker, officer: Officer) -> None:
    worker.walks_to_the_steps("Not sure", "Go on", "A nude", "An adult working")
    worker.rings("police-101")
    worker.comes_back()
    worker.says("Yes")
    worker.records()
    worker.fills_in_the_rest()
    reference = worker.saves()

    officer.reads(reference)
    for answer in ("Police, not an emergency", "Not sure", "An adult to a child"):
        officer.sees(answer)


def test_steps_ticked_after_starting_a_draft_are_added_to_it(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.records()
    worker.types("After six, please")
    worker.page.go_back()
    expect(worker.steps()).to_have_count(1)
    worker.touches(worker.page.locator("[data-tick]").first)
    worker.records()

    worker.has_typed("After six, please")
    worker.fills_in_the_rest()
    worker.checks_the_answers()
    worker.sees("Steps you ticked as done: 1.")


def test_saving_one_report_keeps_what_was_ticked_for_another_incident(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.touches(worker.page.locator("[data-tick]").first)
    worker.goes_home()
    worker.reports_an_incident()

    worker.opens_the_site()
    worker.goes_on()

    expect(worker.page.locator("[data-tick]").first).to_be_checked()


def test_an_answer_unticked_after_prefilling_stays_unticked(
    make_phone: Callable[..., Phone], network: FaultyNetwork
) -> None:
    """Without a service worker, so that the server prefills the form."""
    network.answers(faults.foreign_page(404), path="/worker.js")
    phone = make_phone(network.address)
    phone.ignores_errors("A bad HTTP response code (404)")
    worker = Worker(phone)
    worker.opens_the_site()
    worker.walks_to_the_steps(*BULLYING)
    worker.records()
    bullying = worker.page.locator("[name=types][value=bullying]")
    expect(bullying).to_be_checked()
    bullying.evaluate("box => box.click()")
    expect(worker.page.locator("[data-part=draft-state]")).to_contain_text("kept on this phone, ")
    worker.types("After six, please")

    worker.page.reload()

    worker.sees_the_form()
    worker.has_typed("After six, please")
    expect(bullying).not_to_be_checked()


def test_a_half_typed_correction_does_not_become_a_new_report(worker: Worker) -> None:
    reference = worker.reports_an_incident()
    worker.opens_my_reports()
    worker.page.goto(worker.page.locator('a[href*="#amends-"]').first.get_attribute("href") or "")
    worker.sees_the_form()
    worker.types("After six, please")
    worker.page.reload()
    worker.sees_the_form()
    worker.has_typed("After six, please")

    worker.opens_the_site()
    worker.opens_a_blank_form()

    worker.does_not_see("This is a correction of")
    worker.has_typed("")
    worker.sees(f"Correction of {reference}, today ")
    with worker.page.expect_event("load"):
        worker.presses("Go on")
    worker.sees_the_form()
    worker.has_typed("After six, please")
