"""An incident that is about the lead: they are not offered, and the deputy only by a press."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.worker import ABOUT_LEAD, NUDE, Worker

# A browser promises no order to what it decrypts: what the page reads now comes out late.
SLOWS_READING = """async () => {
    const decrypt = crypto.subtle.decrypt;
    const begun = [];
    crypto.subtle.decrypt = async (...sealed) => {
        await new Promise((goOn) => begun.push(goOn));
        return decrypt.apply(crypto.subtle, sealed);
    };
    window.readsOn = () => begun.forEach((goOn) => goOn());
    dispatchEvent(new Event("focus"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    crypto.subtle.decrypt = decrypt;
    return begun.length;
}"""


@pytest.fixture
def worker(worker: Worker) -> Worker:
    """At the steps of an incident."""
    worker.walks_to_the_steps(*NUDE)
    return worker


def test_where_it_is_about_the_lead_they_are_offered_nowhere_and_home_says_nothing_of_it(
    worker: Worker,
) -> None:
    lead = worker.page.get_by_role("link", name="Priya").filter(visible=True)
    expect(lead).not_to_have_count(0)
    worker.keeps_a_lead(deputy="Sam Reed")
    worker.goes_home()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    # Said once the phone knows whom it is about.
    worker.sees("My deputy is not close to them")

    expect(lead).to_have_count(0)
    worker.page.goto("/contacts")
    expect(lead).to_have_count(0)
    worker.page.goto("/")
    worker.sees("Works without signal")
    expect(lead).to_have_count(0)
    worker.sees("Ring 101")


def test_a_lead_who_is_not_concerned_after_all_is_offered_again(worker: Worker) -> None:
    lead = worker.page.get_by_role("link", name="Ring Priya").filter(visible=True)
    steps = worker.page.url
    worker.page.goto("/about-my-lead")
    worker.presses("This incident is about my lead")
    worker.sees("It is not about my lead after all")
    worker.page.goto(steps)
    expect(lead).to_have_count(0)

    worker.page.goto("/about-my-lead")
    worker.presses("It is not about my lead after all")
    worker.sees("This incident is about my lead")
    worker.page.goto(steps)

    expect(lead).to_have_count(1)


def test_of_a_kept_report_about_the_lead_nobody_is_offered_until_it_is_taken_back(
    worker: Worker,
) -> None:
    worker.page.clock.install()
    lead = worker.page.get_by_role("link", name="Priya").filter(visible=True)
    worker.opens_the_site()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    worker.records()
    worker.fills_in_the_rest()
    worker.saves()
    worker.days_pass(8)
    for path in ("/", "/contacts", "/report"):
        worker.page.goto(path)
        worker.page.wait_for_timeout(500)
        expect(lead).to_have_count(0)

    worker.page.goto("/about-my-lead")
    worker.presses("It is not about my lead after all")
    worker.does_not_see("It is not about my lead after all")
    worker.page.goto("/")

    expect(lead.first).to_be_visible()


def test_what_says_so_of_a_deputy_touches_no_other_link(worker: Worker) -> None:
    worker.keeps_a_lead(deputy="Sam Reed")
    worker.goes_home()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    worker.sees("My deputy is not close to them")

    about = worker.page.locator("#main .app-about:visible").first.inner_text()

    assert not re.search(r"\wMy deputy", about)


def test_what_the_page_read_before_a_press_does_not_undo_what_it_showed(worker: Worker) -> None:
    worker.keeps_a_lead(deputy="Sam Reed")
    worker.goes_home()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    worker.sees("My deputy is not close to them")

    assert worker.page.evaluate(SLOWS_READING)
    worker.presses("My deputy is not close to them")
    worker.page.wait_for_timeout(300)
    worker.page.evaluate("window.readsOn()")
    worker.page.wait_for_timeout(300)

    expect(worker.page.locator("#main").get_by_role("link", name="Ring Sam Reed")).to_have_count(1)


def test_a_deputy_is_offered_once_the_worker_says_they_are_not_close(worker: Worker) -> None:
    worker.keeps_a_lead(deputy="Sam Reed")
    worker.goes_home()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    deputy = worker.page.locator("#main").get_by_role("link", name="Ring Sam Reed")
    expect(deputy).to_have_count(0)

    worker.presses("My deputy is not close to them")

    expect(deputy).to_have_count(1)
    worker.does_not_see("Priya")
    worker.does_not_see("My deputy is not close to them")

    worker.rings("my-deputy")
    worker.comes_back()
    worker.says("Yes")
    worker.records()
    worker.presses("Next")
    worker.presses("Next")
    worker.sees("My deputy lead, ")


def test_a_deputy_who_is_not_close_knows_and_is_believed_everywhere(
    worker: Worker, officer: Officer
) -> None:
    tells_the_deputy(worker)
    worker.sees("Sam knows since")
    for must_hear in (
        "The police must hear now",
        "Social care must hear now",
        "The LADO must hear within 1 working day",
    ):
        worker.sees(f"{must_hear}. Who rings?")
        worker.page.wait_for_timeout(700)
        worker.presses("Sam rings")
    worker.sees("Police: Sam said they ring, not confirmed.")

    worker.records()
    worker.fills_in_the_rest()
    worker.checks_the_answers()
    worker.does_not_see("Nobody has been")
    worker.presses("Save report")
    worker.sees_a_heading_with("Sam Reed knows since")
    worker.sees("Police: Sam said they ring, not confirmed.")
    reference = worker.reads_the_reference()
    worker.sees_it_delivered()
    worker.opens_my_reports()
    worker.sees("Sam Reed knows since")
    officer.opens_the_inbox()
    officer.reads(reference)
    for untrue in ("Nobody reached", "Nobody has been", "Not rung"):
        expect(officer.page.locator("#main")).not_to_contain_text(untrue)
    officer.sees("Is their deputy not close to them?")


def test_the_lead_it_is_about_is_neither_named_nor_called_the_deputy(worker: Worker) -> None:
    steps = worker.page.url
    worker.keeps_a_lead()
    worker.page.goto(steps)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.page.goto("/about-my-lead")
    worker.presses("This incident is about my lead")
    worker.sees("It is not about my lead after all")
    worker.page.goto(steps)

    worker.opens_their_calls()
    expect(worker.calls_made()).to_contain_text("lead: spoke")
    worker.presses("Change")
    worker.is_asked("your call: did you speak?")
    worker.does_not_see("Priya")
    worker.does_not_see("your deputy")


def tells_the_deputy(worker: Worker) -> None:
    worker.keeps_a_lead(deputy="Sam Reed")
    worker.goes_home()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    worker.presses("My deputy is not close to them")
    worker.rings("my-deputy")
    worker.comes_back()
    worker.says("Yes")
