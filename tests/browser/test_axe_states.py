"""axe finds no fault, light or dark, in any state that a page reaches only in a worker's hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.phone import Phone
from tests.browser.worker import ABOUT_LEAD, NUDE, Worker
from webapp.guidance.source.loading import load_shipped
from webapp.triage.tree import build_tree

OUTCOME = build_tree(load_shipped()).outcomes[0].address
# Resolves once it is stored.
CHOOSE = """(name) => new Promise((resolve) => {
    document.addEventListener("chosen", () => resolve(), { once: true });
    document.querySelector(`[data-switch=${name}]`).click();
})"""


@pytest.fixture
def worker(worker: Worker) -> Worker:
    """On a phone that is ready."""
    worker.waits_until_ready()
    return worker


def assert_accessible(worker: Worker) -> None:
    assert accessibility.find_faults(worker.page) == []


@pytest.mark.parametrize("address", ["/", "/contacts", "/about-my-lead", "/for-the-child"])
def test_a_page_with_the_lead_kept(worker: Worker, address: str) -> None:
    worker.page.goto(address)
    assert accessibility.find_all_faults(worker.page) == []


@pytest.mark.parametrize(("choice", "address"), [("cannot-ring", "/phone"), ("alone", "/my-lead")])
def test_a_device_that_cannot_ring_and_a_worker_without_a_lead(
    phone: Phone, choice: str, address: str
) -> None:
    phone.page.goto(address)
    expect(phone.page.get_by_text("Works without signal", exact=True)).to_be_visible()
    phone.page.evaluate(CHOOSE, choice)
    found = {}
    for path in ("/", "/contacts", OUTCOME):
        phone.page.goto(path)
        expect(phone.page.locator("html")).to_have_class(re.compile(rf"\b{choice}\b"))
        found[path] = accessibility.find_faults(phone.page, accessibility.EVERY_WAY_TO_LOOK)
    assert not any(found.values()), found


def test_home_with_something_unfinished_and_before_it_is_discarded(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)
    assert_accessible(worker)
    worker.presses_discard()
    worker.sees("Has somebody else been told?")
    assert_accessible(worker)


def test_the_question_after_a_call_and_its_answer(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.rings("my-lead")
    worker.comes_back()
    worker.is_asked("did you speak?")
    assert_accessible(worker)
    worker.says("No answer")
    expect(worker.calls_made()).to_have_count(1)
    assert_accessible(worker)


@pytest.mark.parametrize(
    ("contact", "answer"),
    [("my-lead", "Left a message"), ("my-lead", "Yes"), ("police-101", "Yes")],
)
def test_the_page_after_a_call(worker: Worker, contact: str, answer: str) -> None:
    worker.keeps_a_lead(deputy="Jon Reed")
    worker.goes_home()
    worker.walks_to_the_steps("No, not now", "A nude", "Met only online, or not known")
    worker.rings_from_the_bar(contact) if contact == "police-101" else worker.rings(contact)
    worker.comes_back()
    worker.says(answer)
    expect(worker.page.locator("[data-after-calls]")).to_be_visible()
    assert_accessible(worker)
    if contact == "my-lead" and answer == "Yes":
        worker.page.wait_for_timeout(700)
        worker.presses("Priya rings")
        worker.sees("not confirmed")
        assert_accessible(worker)


def test_every_step_of_a_form_that_the_path_filled_in_and_after(worker: Worker) -> None:
    worker.walks_to_the_steps(*ABOUT_LEAD)
    assert_accessible(worker)
    worker.records()
    for _ in range(3):
        assert_accessible(worker)
        worker.presses("Next")
    worker.fills_in_the_rest()
    worker.checks_the_answers()
    assert_accessible(worker)
    worker.presses("Save report")
    worker.reads_the_reference()
    assert_accessible(worker)
    worker.opens_my_reports()
    worker.sees("Saving has not told anyone")
    assert_accessible(worker)
    worker.presses("Add something")
    worker.sees("Somebody was rung")
    assert_accessible(worker)
