"""No two incidents are mixed up in one draft, and none loses what was done for it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork

LATE = "What should we know before we ring you?"


def test_what_is_done_after_a_draft_was_begun_still_comes_into_it(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.records_this_incident()
    worker.types_half_a_report()

    worker.page.go_back()
    worker.sees_the_page("What to do now")
    worker.ticks_the_first_step()
    worker.notes_the_call("Police, not an emergency")
    worker.records_this_incident()

    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")
    expect(worker.page.get_by_label("Who?").first).to_have_value("police-101")
    worker.fills_in_the_rest()
    worker.checks_the_answers()
    worker.sees("Steps you ticked as done: 1.")


def test_the_way_to_the_form_after_the_steps_knows_the_path_too(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")

    ways = worker.page.get_by_role("button", name="Record this incident")
    expect(ways).to_have_count(2)
    worker.touches(ways.last)

    worker.sees("Part of this is filled from the steps you followed.")
    expect(worker.page.get_by_label("Bullying", exact=True)).to_be_checked()


def test_another_path_has_another_draft_and_the_first_one_stays(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.records_this_incident()
    worker.types_half_a_report()
    worker.page.go_back()
    worker.sees_the_page("What to do now")

    worker.presses("Sexual")
    worker.sees("Table 2, child–child")
    worker.records_this_incident()

    expect(worker.page.get_by_label(LATE)).to_have_value("")
    expect(worker.page.get_by_label("Sexual", exact=True)).to_be_checked()
    worker.takes_another_draft("Draft started today")
    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")
    expect(worker.page.get_by_label("Sexual", exact=True)).not_to_be_checked()


def test_a_second_incident_on_the_same_path_is_not_written_over_the_first(phone: Phone) -> None:
    worker = Reporter(phone)
    answers = ("No", "Bullying", "A child to a child", "Here")
    worker.asks_what_to_do()
    worker.answers(*answers)
    worker.records_this_incident()
    worker.types_half_a_report()
    worker.page.go_back()
    worker.starts_again()

    worker.answers(*answers)
    worker.records_this_incident()

    expect(worker.page.get_by_label(LATE)).to_have_value("")
    worker.sees("Also kept on this phone:")
    worker.takes_another_draft("Draft started today")
    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")


def test_saving_one_report_forgets_no_ticks_of_another_incident(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.types_half_a_report()
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.ticks_the_first_step()
    worker.notes_the_call("Police, not an emergency")
    outcome = worker.page.url

    worker.opens_the_form()
    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")
    worker.fills_in_the_rest()
    worker.saves()

    worker.page.goto(outcome)
    expect(worker.first_step()).to_be_checked()


def test_ticks_that_may_be_of_another_incident_are_said_to_be_older(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.does_not_see("Another incident?")
    worker.ticks_the_first_step()

    worker.presses("E-safety")
    worker.presses("What should I do?")
    worker.answers("No", "Bullying", "A child to a child", "Here")

    expect(worker.first_step()).to_be_checked()
    worker.sees("from what you began today, ")
    worker.starts_again()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    expect(worker.first_step()).not_to_be_checked()
    worker.does_not_see("Another incident?")


def test_what_was_unticked_on_a_path_stays_unticked(
    make_phone: Callable[..., Phone], network: FaultyNetwork
) -> None:
    """Where the server fills the form, since no worker keeps it."""
    network.answers(faults.foreign(404), path="/worker.js")
    phone = make_phone(network.address)
    phone.forgives("A bad HTTP response code (404)")
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.records_this_incident()
    bullying = worker.page.get_by_label("Bullying", exact=True)
    expect(bullying).to_be_checked()
    worker.touches(bullying)
    worker.sees("Draft kept on this phone")

    worker.page.reload()

    worker.sees("You are going on with the draft")
    expect(bullying).not_to_be_checked()


def test_a_half_typed_correction_is_not_taken_for_a_new_report(phone: Phone) -> None:
    worker = Reporter(phone)
    reference = worker.reports_an_incident()
    worker.opens_my_reports()
    worker.corrects(reference)
    worker.types_half_a_report()
    worker.checks_the_answers()
    worker.page.reload()
    worker.sees_the_page("Check your answers")
    worker.sees("After six, please")

    worker.opens_the_form()

    worker.does_not_see("This is a correction of")
    expect(worker.page.get_by_label(LATE)).to_have_value("")
    worker.takes_another_draft(f"Correction of {reference}")
    worker.sees("This is a correction of")
    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")
