"""Asks until it is said who rings those who must hear: on the check, Saved and My reports."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import accessibility
from tests.browser.worker import Worker

COACH = ("No, not now", "An adult’s contact with a child", "An adult working with children", "Yes")
POLICE = "The police must hear now. Who rings?"
SOCIAL_CARE = "Social care must hear now. Who rings?"


def speaks_to_the_lead(worker: Worker) -> None:
    worker.keeps_a_lead(deputy="Jon Reed")
    worker.goes_home()
    worker.walks_to_the_steps(*COACH)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    expect(worker.page.locator("[data-after-calls]")).to_contain_text("Who rings?")


def checks(worker: Worker) -> None:
    worker.records()
    worker.fills_in_the_rest()
    worker.checks_the_answers()


@pytest.fixture
def saved(worker: Worker) -> Worker:
    """A worker after saving, who spoke to the lead and left "Who rings?" unanswered."""
    speaks_to_the_lead(worker)
    checks(worker)
    worker.presses("Save report")
    worker.reads_the_reference()
    return worker


def to_hear(worker: Worker) -> Locator:
    return worker.page.locator("[data-part=to-hear]:visible")


def line(worker: Worker, who: str) -> Locator:
    return to_hear(worker).locator("li").filter(has_text=who)


def answers(worker: Worker, who: str, answer: str) -> None:
    worker.page.wait_for_timeout(700)
    worker.touches(line(worker, who).get_by_text(answer, exact=True))


def test_the_check_asks_and_its_answer_goes_with_the_report(worker: Worker) -> None:
    speaks_to_the_lead(worker)
    checks(worker)
    expect(to_hear(worker)).to_contain_text(POLICE)
    answers(worker, "The police", "Priya rings")
    expect(to_hear(worker)).to_contain_text("Police: Priya said they ring, not confirmed.")
    expect(to_hear(worker)).to_contain_text(SOCIAL_CARE)
    expect(worker.page.locator("[data-part=answers]")).to_contain_text("not confirmed")
    worker.presses("Save report")
    worker.reads_the_reference()
    expect(to_hear(worker)).to_contain_text("Police: Priya said they ring, not confirmed.")
    expect(to_hear(worker)).to_contain_text(SOCIAL_CARE)
    assert accessibility.find_faults(worker.page) == []


def test_saved_and_my_reports_ask_until_it_is_said(saved: Worker) -> None:
    saved.sees("Priya Shah knows since")
    expect(to_hear(saved)).to_contain_text(POLICE)
    expect(to_hear(saved)).to_contain_text("The LADO must hear within 1 working day.")
    saved.opens_my_reports()
    expect(to_hear(saved)).to_contain_text(POLICE)
    assert accessibility.find_faults(saved.page) == []
    answers(saved, "The police", "Priya rings")
    expect(line(saved, "Police")).to_contain_text("Priya said they ring, not confirmed.")
    saved.page.go_back()
    expect(to_hear(saved)).to_contain_text("Police: Priya said they ring, not confirmed.")
    saved.sees("The unit does not know of your call yet.")


def test_the_worker_rings_from_saved(saved: Worker) -> None:
    saved.page.wait_for_timeout(700)
    saved.dials(line(saved, "The police").get_by_text("I ring 101"))
    saved.comes_back()
    saved.says("Yes")
    expect(to_hear(saved)).not_to_contain_text("The police")
    expect(to_hear(saved)).to_contain_text(SOCIAL_CARE)
    saved.page.reload()
    expect(to_hear(saved)).to_contain_text(SOCIAL_CARE)
    expect(to_hear(saved)).not_to_contain_text("The police")


def test_what_was_promised_can_be_confirmed_or_rung_by_the_worker(saved: Worker) -> None:
    answers(saved, "The police", "Priya rings")
    expect(line(saved, "Police")).to_contain_text("not confirmed")
    expect(line(saved, "Police").get_by_text("I ring 101")).to_have_attribute("href", "tel:101")
    answers(saved, "Police", "They have rung")
    expect(to_hear(saved)).not_to_contain_text(re.compile("police", re.IGNORECASE))


def test_alone_spoken_to_101_social_care_must_still_hear(worker: Worker) -> None:
    worker.page.goto("/my-lead")
    worker.page.get_by_label("I am the lead, or I work alone").check()
    expect(worker.page.locator("html")).to_have_class(re.compile("alone"))
    worker.goes_home()
    worker.walks_to_the_steps(*COACH)
    worker.rings_from_the_bar("police-101")
    worker.comes_back()
    worker.says("Yes")
    checks(worker)
    worker.presses("Save report")
    worker.sees_a_heading_with("You spoke to the police")
    expect(to_hear(worker)).to_contain_text(SOCIAL_CARE)
    expect(line(worker, "Social care").get_by_role("button")).to_have_text(["I ring social care"])
