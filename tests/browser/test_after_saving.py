"""After saving: how far it has come, what was added, and whom to ring still."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import TOLD_NOBODY, Reporter
from tests.browser.worker import ABOUT_LEAD, BULLYING, NUDE, Worker

DONE = "app-delivery__done"
UNIT_DOES_NOT_KNOW = "The unit does not know that it is about your lead."


@pytest.fixture
def reporter(phone: Phone) -> Reporter:
    return Reporter(phone)


def dots(reporter: Reporter) -> Locator:
    return reporter.page.locator("[data-saved] .app-delivery > li")


def is_read_while_somebody_looks(reporter: Reporter, officer: Officer, reference: str) -> None:
    """An officer receives the report; the reporter's page is open, and asks after half a minute."""
    reporter.page.evaluate("window.neverLoadedAgain = true")
    officer.reads(reference)
    officer.marks_it_as_received()
    reporter.page.clock.run_for(31_000)


def test_the_page_says_that_a_person_has_read_it_without_being_loaded_again(
    reporter: Reporter, officer: Officer
) -> None:
    reporter.page.clock.install()
    reference = reporter.reports_an_incident()
    reporter.sees_it_delivered()
    expect(dots(reporter).nth(2)).to_contain_text(re.compile("Today|From"))

    is_read_while_somebody_looks(reporter, officer, reference)

    reporter.sees_the_page("Saved, and a person has received it")
    expect(dots(reporter).nth(2)).to_have_class(f"{DONE} app-delivery__arrived")
    assert reporter.page.evaluate("window.neverLoadedAgain")


def test_nothing_is_promised_of_what_has_not_arrived(reporter: Reporter) -> None:
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.loses_signal()
    reporter.reports_an_incident()
    reporter.sees("Waiting for signal")
    expect(dots(reporter).nth(2).locator("small")).to_be_hidden()
    reporter.has_signal_again()
    reporter.sees_it_delivered()
    expect(dots(reporter).nth(2).locator("small")).to_be_visible()


def test_the_dots_of_my_reports_change_while_somebody_looks(
    reporter: Reporter, officer: Officer
) -> None:
    reporter.page.clock.install()
    reference = reporter.reports_an_incident()
    reporter.sees_it_delivered()
    reporter.opens_my_reports()
    read = reporter.page.locator("[data-my-reports] .app-delivery > li").nth(2)
    expect(read).to_have_class("app-delivery__next")

    is_read_while_somebody_looks(reporter, officer, reference)

    expect(read).to_have_class(f"{DONE} app-delivery__arrived")
    reporter.sees_in_my_reports(reference, "Received by a person")
    assert reporter.page.evaluate("window.neverLoadedAgain")


def test_what_is_added_asks_one_question_and_stands_under_its_report(reporter: Reporter) -> None:
    first = reporter.reports_an_incident()
    reporter.presses("Add something")
    reporter.presses("The ages")
    asked = reporter.page.locator("[data-question]:visible")
    expect(asked).to_have_count(1)
    reporter.writes("How old are the children?", "13")
    second = reporter.saves()

    reporter.opens_my_reports()
    rows = reporter.page.get_by_role("listitem").filter(has_text="ES-")
    expect(rows.nth(0)).to_contain_text(first)
    expect(rows.nth(0)).to_contain_text("Sports club, today")
    expect(rows.nth(1)).to_contain_text(second)
    expect(rows.nth(1)).to_contain_text("You added something")


def test_the_lead_is_never_offered_for_a_report_about_them(phone: Phone) -> None:
    worker = Worker(phone)
    worker.keeps_a_lead()
    worker.opens_the_site()
    worker.walks_to_the_steps(*ABOUT_LEAD)
    worker.records()
    worker.fills_in_the_rest()
    worker.saves()
    worker.does_not_see("Priya")

    other = Worker(phone, phone.another_tab())
    other.page.goto(worker.page.url)
    other.sees_a_heading_with("Saved")
    other.does_not_see("Priya")
    other.opens_my_reports()
    other.does_not_see("Priya")
    other.presses("Add something")
    other.presses("Something else")
    other.does_not_see("Priya")
    other.goes_home()
    other.does_not_see("Priya")
    other.walks_to_the_steps(*NUDE)
    other.sees("Priya")


def test_a_call_that_is_added_counts_and_a_danger_too(reporter: Reporter) -> None:
    told = reporter.page.get_by_text("Saving has not told anyone").filter(visible=True)
    reporter.reports_an_incident()
    expect(told).to_have_count(0)
    reporter.presses("Add something")
    reporter.presses("The danger")
    reporter.ticks("Is anyone in danger now?", "Yes")
    reporter.saves()
    expect(told).to_have_count(1)
    reporter.opens_my_reports()
    expect(told).to_have_count(1)

    reporter.page.get_by_role("link", name="Add something").first.click()
    reporter.presses("Somebody was rung")
    row = reporter.page.locator("[data-call-row]:visible")
    row.get_by_label("Who?").select_option(label="Police, not an emergency")
    row.get_by_label("How did it end?").select_option(label="Spoke")
    reporter.saves()
    expect(told).to_have_count(0)
    reporter.opens_my_reports()
    expect(told).to_have_count(0)


def test_who_was_rung_does_not_know_of_what_is_graver_and_was_added_since(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.records()
    worker.fills_in_the_rest()
    worker.saves()
    worker.does_not_see(TOLD_NOBODY)

    worker.presses("Add something")
    worker.presses("Something else")
    worker.ticks("Type of incident", "Sexual")
    worker.saves()
    worker.sees_the_page("Saved. Nobody has been reached since this was known.")
    worker.sees(TOLD_NOBODY)
    worker.opens_my_reports()
    worker.sees(TOLD_NOBODY)
    worker.sees("Nobody has been reached since this was known.")


def test_a_call_after_saving_counts_and_can_be_added(worker: Worker, officer: Officer) -> None:
    reference = saves_what_cannot_wait(worker)
    worker.sees("Saving has not told anyone")

    worker.rings("police-101")
    worker.comes_back()
    worker.says("Yes")
    worker.does_not_see("Saving has not told anyone")
    worker.sees("The unit does not know of your call yet.")
    worker.opens_my_reports()
    worker.does_not_see("Saving has not told anyone")

    worker.page.go_back()
    worker.presses("Add it")
    worker.sees_the_form()
    worker.presses("Somebody was rung")
    assert worker.rows() == ["police-101"]
    added = worker.saves()
    worker.does_not_see("The unit does not know")
    officer.reads_the_correction(added, of=reference)
    officer.sees("Police, not an emergency")
    officer.follows_the_link_to(reference)
    expect(officer.page.get_by_text("nobody reached")).to_have_count(0)


def test_a_yes_on_saved_that_was_a_slip_is_taken_back(worker: Worker) -> None:
    saves_what_cannot_wait(worker)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.does_not_see(TOLD_NOBODY)

    worker.presses("Not so?")
    worker.is_asked("did you speak?")
    worker.sees(TOLD_NOBODY)
    worker.says("No answer")
    worker.sees_the_page("Saved. Nobody has been reached.")
    worker.does_not_see("The unit does not know of your call yet.")
    worker.opens_my_reports()
    worker.sees(TOLD_NOBODY)


def test_after_saving_it_can_still_be_about_the_lead(worker: Worker) -> None:
    saves_what_cannot_wait(worker)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.does_not_see("Saving has not told anyone")

    worker.presses("It is about my lead, or me")
    worker.sees_the_page("It is about my lead, or me")
    worker.sees("Works without signal")
    # The page is left before the phone has noted it with the report.
    worker.holds("report-facts")
    worker.presses("This incident is about my lead: take them off my phone’s buttons")
    worker.sees("It is not about my lead after all")
    worker.page.go_back()
    worker.sees("Saving has not told anyone")
    worker.does_not_see("Priya")
    worker.opens_my_reports()
    worker.sees("Saving has not told anyone")
    worker.does_not_see("Priya")


def saves_what_cannot_wait(worker: Worker) -> str:
    worker.walks_to_the_steps(*NUDE)
    worker.records()
    worker.fills_in_the_rest()
    return worker.saves()


def test_a_correction_without_anything_in_it_leads_to_the_question_that_is_shown(
    reporter: Reporter,
) -> None:
    reference = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.corrects(reference)
    reporter.presses("What was done")
    reporter.goes_on_to_the_check()

    reporter.touches(reporter.page.get_by_role("link", name="Nothing is filled in."))

    focused = reporter.page.locator(":focus")
    expect(focused).to_have_attribute("name", "actions")
    expect(focused).to_be_in_viewport()


def test_a_link_leads_to_what_was_typed_for_another_question(reporter: Reporter) -> None:
    reference = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.corrects(reference)
    reporter.presses("The ages")
    reporter.writes("How old are the children?", "ten")
    reporter.page.go_back()
    reporter.presses("What was done")
    reporter.goes_on_to_the_check()

    reporter.touches(reporter.page.get_by_role("link", name="whole numbers"))

    expect(reporter.page.locator(":focus")).to_have_value("ten")


def test_that_it_is_about_the_lead_said_after_saving_is_told_to_the_unit(
    worker: Worker, officer: Officer
) -> None:
    """In whichever tab, by one press; until then both pages say that the unit does not know."""
    worker.keeps_a_lead()
    worker.opens_the_site()
    worker.walks_to_the_steps(*NUDE)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.records()
    worker.fills_in_the_rest()
    reference = worker.saves()
    worker.does_not_see(UNIT_DOES_NOT_KNOW)
    worker.presses("It is about my lead")
    worker.presses("This incident is about my lead")
    worker.sees("It is not about my lead after all")
    worker.page.go_back()
    worker.sees_the_page("Saved. Nobody has been reached.")
    worker.sees(UNIT_DOES_NOT_KNOW)
    other = Worker(worker.phone, worker.phone.another_tab())
    other.opens_my_reports()
    other.sees(UNIT_DOES_NOT_KNOW)

    other.presses("Tell it")

    other.sees_the_page("Saved. Nobody has been reached.")
    other.does_not_see(UNIT_DOES_NOT_KNOW)
    other.sees_it_delivered()
    worker.opens_my_reports()
    worker.does_not_see(UNIT_DOES_NOT_KNOW)
    officer.reads(reference)
    officer.sees("About the lead")
    officer.sees("Nobody reached")


def test_whatever_is_added_says_that_it_is_about_the_lead(worker: Worker, officer: Officer) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.records()
    worker.fills_in_the_rest()
    reference = worker.saves()
    worker.presses("It is about my lead")
    worker.presses("This incident is about my lead")
    worker.sees("It is not about my lead after all")
    other = Worker(worker.phone, worker.phone.another_tab())
    other.opens_my_reports()
    other.corrects(reference)
    other.presses("Something else")
    other.types("Ring after six")
    other.saves()
    other.does_not_see(UNIT_DOES_NOT_KNOW)
    other.sees_it_delivered()
    officer.reads(reference)
    officer.sees("About the lead")
