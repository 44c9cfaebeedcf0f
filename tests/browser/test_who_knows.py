"""Saved and My reports say the same of who knows; amber and calls go when somebody was reached."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.worker import NUDE, Worker

NOT_RUNG, NOT_REACHED = "Nobody has been rung.", "Nobody has been reached."
RING_NOW, STILL = "Ring somebody now.", "Do not wait for the unit. Ring somebody now."
UNIT_SPOKE = "The unit spoke with you, "


def records_what_cannot_wait(worker: Worker) -> str:
    worker.records()
    worker.fills_in_the_rest()
    return worker.saves()


@pytest.fixture
def saved(worker: Worker) -> tuple[Worker, str]:
    """A worker who recorded what cannot wait, and has rung nobody."""
    worker.page.clock.install()
    worker.keeps_a_lead()
    worker.opens_the_site()
    worker.walks_to_the_steps(*NUDE)
    return worker, records_what_cannot_wait(worker)


@contextmanager
def my_reports(worker: Worker) -> Iterator[None]:
    """A look at the list, and back."""
    saved = worker.page.url
    worker.opens_my_reports()
    yield
    worker.page.goto(saved)


def hears_from_the_unit(worker: Worker) -> None:
    """The page is open, and asks after half a minute."""
    worker.page.clock.run_for(31_000)


def must_ring(worker: Worker) -> Locator:
    return worker.page.locator("#main .app-care").filter(visible=True)


def calls(worker: Worker) -> Locator:
    return worker.page.locator("[data-part=ring] a[data-call]").filter(visible=True)


def assert_nobody_knows(worker: Worker, words: str) -> None:
    worker.sees(words)
    expect(must_ring(worker)).to_contain_text(RING_NOW)
    expect(calls(worker).first).to_be_visible()
    assert_no_faults(worker)


def assert_somebody_knows(worker: Worker, words: str) -> None:
    worker.sees(words)
    expect(must_ring(worker)).to_have_count(0)
    expect(calls(worker)).to_have_count(0)
    worker.does_not_see(NOT_RUNG)
    worker.does_not_see(NOT_REACHED)
    assert_no_faults(worker)


def assert_no_faults(worker: Worker) -> None:
    """Also with everything revealed that the page can show; then it is as it was."""
    assert accessibility.find_all_faults(worker.page) == []
    worker.page.reload()


@pytest.mark.parametrize("who", ["my-lead", "police-101", "emergency-999"])
def test_a_call_of_which_nothing_was_said_has_told_nobody(worker: Worker, who: str) -> None:
    worker.keeps_a_lead()
    worker.opens_the_site()
    worker.walks_to_the_steps(*NUDE)
    worker.rings_from_the_bar(who)
    worker.comes_back()
    worker.is_asked("did you speak?")
    worker.records()
    worker.fills_in_the_rest()
    worker.saves_anyway()
    worker.sees_the_page(f"Saved. {NOT_REACHED}")
    assert_nobody_knows(worker, NOT_REACHED)


def test_that_a_person_has_read_it_is_no_call_and_that_the_unit_spoke_is_one(
    saved: tuple[Worker, str], officer: Officer
) -> None:
    worker, reference = saved
    worker.sees_it_delivered()
    worker.sees_the_page(f"Saved. {NOT_RUNG}")
    assert_nobody_knows(worker, "Saving has not told anyone")

    officer.reads(reference)
    officer.marks_it_as_received()
    hears_from_the_unit(worker)
    worker.sees_the_page(f"The unit has your report. {NOT_RUNG}")
    worker.sees(STILL)
    worker.does_not_see("Saving has not told anyone")
    assert_nobody_knows(worker, STILL)
    with my_reports(worker):
        worker.sees(STILL)
        assert_nobody_knows(worker, NOT_RUNG)

    officer.notes_that_they_spoke()
    hears_from_the_unit(worker)
    worker.does_not_see(UNIT_SPOKE)
    officer.notes_what_they_said("The police (101)")
    worker.page.reload()
    hears_from_the_unit(worker)
    worker.sees_a_heading_with(f"Saved. {UNIT_SPOKE}")
    assert_somebody_knows(worker, UNIT_SPOKE)
    with my_reports(worker):
        assert_somebody_knows(worker, UNIT_SPOKE)

    officer.page.get_by_role("button", name="Take back").first.click()
    officer.sees("Taken back.")
    with my_reports(worker):
        assert_nobody_knows(worker, NOT_RUNG)
    assert_nobody_knows(worker, NOT_RUNG)


def test_whoever_was_reached_is_named_at_the_same_moment_on_both_pages(
    saved: tuple[Worker, str],
) -> None:
    worker, _ = saved
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("No answer")
    worker.sees_the_page(f"Saved. {NOT_REACHED}")
    assert_nobody_knows(worker, NOT_REACHED)

    worker.rings("police-101")
    worker.comes_back()
    worker.says("Yes")
    worker.sees_a_heading_with("Saved. You spoke to the police, ")
    assert_somebody_knows(worker, "You spoke to the police, ")
    worker.opens_my_reports()
    assert_somebody_knows(worker, "You spoke to the police, ")


def test_whoever_was_reached_before_saving_is_named(worker: Worker) -> None:
    worker.keeps_a_lead()
    worker.opens_the_site()
    worker.walks_to_the_steps(*NUDE)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    records_what_cannot_wait(worker)
    worker.sees_a_heading_with("Saved. Priya Shah knows since ")
    assert_somebody_knows(worker, "Priya Shah knows since ")
    worker.opens_my_reports()
    assert_somebody_knows(worker, "Priya Shah knows since ")
