"""Drafts of two incidents are never mixed up, and each keeps its own ticks and calls."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork

LATE = "What should we know before we ring you?"


def test_steps_ticked_after_starting_a_draft_are_added_to_it(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    reporter.records_this_incident()
    reporter.types_half_a_report()

    reporter.page.go_back()
    reporter.sees_the_page("What to do now")
    reporter.ticks_the_first_step()
    reporter.notes_a_call_to("Police, not an emergency")
    reporter.records_this_incident()

    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")
    expect(reporter.page.get_by_label("Who?").first).to_have_value("police-101")
    reporter.fills_in_the_rest()
    reporter.checks_the_answers()
    reporter.sees("Steps you ticked as done: 1.")


def test_the_second_button_to_the_form_prefills_the_path_too(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "A child to a child", "Here")

    buttons = reporter.page.get_by_role("button", name="Record this incident")
    expect(buttons).to_have_count(2)
    reporter.touches(buttons.last)

    reporter.sees("Some answers come from the steps you followed.")
    expect(reporter.page.get_by_label("Bullying", exact=True)).to_be_checked()


def test_another_path_gets_its_own_draft_and_the_first_is_kept(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    reporter.records_this_incident()
    reporter.types_half_a_report()
    reporter.page.go_back()
    reporter.sees_the_page("What to do now")

    reporter.presses("Sexual")
    reporter.sees("Table 2, child–child")
    reporter.records_this_incident()

    expect(reporter.page.get_by_label(LATE)).to_have_value("")
    expect(reporter.page.get_by_label("Sexual", exact=True)).to_be_checked()
    reporter.switches_draft_by("Draft started today")
    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")
    expect(reporter.page.get_by_label("Sexual", exact=True)).not_to_be_checked()


def test_a_second_incident_on_the_same_path_does_not_overwrite_the_first(phone: Phone) -> None:
    reporter = Reporter(phone)
    answers = ("No", "Bullying", "A child to a child", "Here")
    reporter.asks_what_to_do()
    reporter.answers(*answers)
    reporter.records_this_incident()
    reporter.types_half_a_report()
    reporter.page.go_back()
    reporter.starts_again()

    reporter.answers(*answers)
    reporter.records_this_incident()

    expect(reporter.page.get_by_label(LATE)).to_have_value("")
    reporter.sees("Also kept on this phone:")
    reporter.switches_draft_by("Draft started today")
    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")


def test_saving_one_report_keeps_the_ticks_of_another_incident(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.types_half_a_report()
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    reporter.ticks_the_first_step()
    reporter.notes_a_call_to("Police, not an emergency")
    outcome = reporter.page.url

    reporter.opens_the_form()
    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")
    reporter.fills_in_the_rest()
    reporter.saves()

    reporter.page.goto(outcome)
    expect(reporter.first_step()).to_be_checked()


def test_older_ticks_are_marked_as_possibly_from_another_incident(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    reporter.does_not_see("Another incident?")
    reporter.ticks_the_first_step()

    reporter.presses("E-safety")
    reporter.presses("What should I do?")
    reporter.answers("No", "Bullying", "A child to a child", "Here")

    expect(reporter.first_step()).to_be_checked()
    reporter.sees("from what you began today, ")
    reporter.starts_again()
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    expect(reporter.first_step()).not_to_be_checked()
    reporter.does_not_see("Another incident?")


def test_an_answer_unticked_after_prefilling_stays_unticked(
    make_phone: Callable[..., Phone], network: FaultyNetwork
) -> None:
    """Without a service worker, so that the server prefills the form."""
    network.answers(faults.foreign_page(404), path="/worker.js")
    phone = make_phone(network.address)
    phone.ignores_errors("A bad HTTP response code (404)")
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    reporter.records_this_incident()
    bullying = reporter.page.get_by_label("Bullying", exact=True)
    expect(bullying).to_be_checked()
    reporter.touches(bullying)
    reporter.sees("Draft kept on this phone")

    reporter.page.reload()

    reporter.sees("You are going on with the draft")
    expect(bullying).not_to_be_checked()


def test_a_half_typed_correction_does_not_become_a_new_report(phone: Phone) -> None:
    reporter = Reporter(phone)
    reference = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.corrects(reference)
    reporter.types_half_a_report()
    reporter.checks_the_answers()
    reporter.page.reload()
    reporter.sees_the_page("Check your answers")
    reporter.sees("After six, please")

    reporter.opens_the_form()

    reporter.does_not_see("What you saved before is kept too")
    expect(reporter.page.get_by_label(LATE)).to_have_value("")
    reporter.switches_draft_by(f"Correction of {reference}")
    reporter.sees("What you saved before is kept too")
    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")
