"""After a call: a slip is taken back, and a call stays with whom and what it was about."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_after_a_call import after, expect_filled, rings, says_who_rings
from tests.browser.worker import BULLYING, NUDE, Worker
from webapp.vocabulary.behaviour import Area

COACH = ("No, not now", Area.ADULT_CONTACT.label, "An adult working with children", "Yes")


@pytest.fixture
def worker(worker: Worker) -> Worker:
    """With a lead and a deputy on their phone."""
    worker.keeps_a_lead(deputy="Jon Reed")
    worker.goes_home()
    return worker


def test_a_yes_that_was_a_slip_is_taken_back_and_asked_again(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    rings(worker, "my-lead", "Yes")
    expect(after(worker)).to_contain_text("Priya knows since")
    worker.touches(after(worker).get_by_role("button", name="Not so?"))
    worker.is_asked("did you speak?")
    worker.says("No answer")
    expect(after(worker)).to_contain_text("Priya No answer")
    expect(after(worker)).not_to_contain_text("knows since")
    worker.opens_their_calls()
    line = worker.page.locator("[data-part=lines] li").first
    worker.touches(line.get_by_role("button", name="Change"))
    worker.is_asked("did you speak?")


@pytest.fixture
def between(worker: Worker) -> Worker:
    """Somebody in the form, who has typed there after speaking to the lead."""
    worker.walks_to_the_steps(*NUDE)
    rings(worker, "my-lead", "Yes")
    worker.records()
    worker.types("They are safe at home.")
    return worker


def test_a_yes_that_was_taken_back_is_in_the_report_no_more(between: Worker) -> None:
    between.page.go_back()
    between.touches(after(between).get_by_role("button", name="Not so?"))
    between.says("No answer")
    between.records()
    expect(between.page.locator("[data-part=called]")).to_contain_text("no answer")


def test_what_the_form_says_of_a_call_is_what_the_steps_say(between: Worker) -> None:
    between.changes_the_end_of_a_call("no_answer")
    between.page.go_back()
    expect(after(between)).to_contain_text("Priya No answer")


@pytest.mark.parametrize(("answer", "says"), [("Yes", "Priya knows"), ("No answer", "Priya No")])
def test_whoever_was_rung_keeps_their_name_where_another_is_the_lead_now(
    worker: Worker, answer: str, says: str
) -> None:
    worker.walks_to_the_steps(*NUDE)
    rings(worker, "my-lead", answer)
    expect(after(worker)).to_contain_text(says)
    steps = worker.page.url
    worker.keeps_a_lead("Omar Khan")
    worker.page.goto(steps)
    expect(after(worker)).to_contain_text(says)
    expect(after(worker)).not_to_contain_text("Omar knows")
    if answer == "No answer":
        expect_filled(worker, "Ring Omar Khan")


def test_what_a_lead_promised_counts_no_more_once_it_is_about_them(worker: Worker) -> None:
    worker.walks_to_the_steps(*COACH)
    rings(worker, "my-lead", "Yes")
    says_who_rings(worker, "Who rings?", "Priya rings")
    worker.page.goto("/about-my-lead")
    worker.presses("This incident is about my lead")
    worker.sees("It is not about my lead after all")
    worker.page.go_back()
    worker.page.reload()
    expect(after(worker)).not_to_contain_text("not confirmed")
    expect(worker.page.get_by_text("They have rung").filter(visible=True)).to_have_count(0)
    expect(worker.page.locator(".app-know [data-hear=my-lead]")).to_be_hidden()


def test_a_deputy_who_is_the_next_call_is_not_rung_if_it_is_about_them(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    rings(worker, "my-lead", "No answer")
    expect_filled(worker, "Ring Jon Reed")
    expect(after(worker).get_by_role("link", name="Your deputy: not if it is")).to_be_visible()


@pytest.mark.parametrize("way", ["/guidance/", "/guidance/risks"])
def test_steps_that_the_guidance_leads_to_are_another_matter(worker: Worker, way: str) -> None:
    worker.walks_to_the_steps(*NUDE)
    rings(worker, "my-lead", "Yes")
    expect(after(worker)).to_contain_text("Priya knows since")
    worker.page.goto(way)
    worker.touches(worker.page.locator("main a[href^='/steps/']:visible").first)
    worker.sees_the_page("Is anyone in danger now?")
    worker.answers(*COACH)
    expect(worker.steps()).to_have_count(1)
    expect(after(worker)).to_be_hidden()
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(2)
