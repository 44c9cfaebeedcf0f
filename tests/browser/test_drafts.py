"""Drafts: what a reporter typed and ticked survives, and reaches the unit."""

import re

from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

LATE = "What should we know before we ring you?"


def test_a_draft_survives_a_reload_and_a_killed_browser(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.types_half_a_report()

    reporter.page.reload()
    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")
    phone.kill()
    phone.start()
    reporter.opens_the_form()

    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")


def test_after_saving_the_next_report_starts_empty(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.reports_an_incident()

    reporter.opens_the_form()

    expect(reporter.page.get_by_label("Your own name")).to_have_value("")
    expect(reporter.page.get_by_label("A child to a child")).not_to_be_checked()


def test_two_drafts_do_not_overwrite_each_other(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.types_half_a_report()
    reporter.page.reload()
    reporter.switches_draft_by("Start a new report")
    expect(reporter.page.get_by_label(LATE)).to_have_value("")

    reporter.writes(LATE, "Before noon")
    reporter.sees("Draft kept on this phone")
    reporter.switches_draft_by("Draft started today")

    expect(reporter.page.get_by_label(LATE)).to_have_value("After six, please")


def test_a_draft_can_be_discarded(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.types_half_a_report()

    reporter.touches(reporter.page.get_by_text("Discard what you typed"))
    reporter.presses("Discard")
    reporter.sees_the_page("Worried about something online?")

    reporter.opens_the_form()
    expect(reporter.page.get_by_label(LATE)).to_have_value("")
    reporter.does_not_see("You are going on with the draft")


def test_a_shared_phone_does_not_offer_a_draft_it_has_just_deleted(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.types_half_a_report()
    reporter.page.reload()
    reporter.sees("You are going on with the draft")

    reporter.touches(reporter.page.get_by_label("Others use this phone or computer"))

    reporter.does_not_see("You are going on with the draft")


def test_a_draft_is_not_readable_in_the_browsers_store(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.types_half_a_report()
    phone.close()

    files = [file for file in phone.folder.rglob("*") if file.is_file()]
    assert len(files) > 20
    for typed in (b"After six", "After six".encode("utf-16-le")):
        assert [file for file in files if typed in file.read_bytes()] == []


def test_ticks_calls_and_path_reach_the_unit(phone: Phone, officer: Officer) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.asks_what_to_do()
    reporter.answers("Not sure", "Go on", "Sexual", "An adult to a child", "Yes", "Here")
    reporter.touches(reporter.page.get_by_label("Deliberate", exact=True))
    step = reporter.ticks_the_first_step()
    reporter.notes_a_call_to("Police, not an emergency")
    reporter.page.reload()
    expect(reporter.page.get_by_label(re.compile("Police, not an emergency"))).to_be_checked()

    reporter.records_this_incident()
    expect(reporter.page.get_by_label("Sexual", exact=True)).to_be_checked()
    expect(reporter.page.get_by_label("Deliberate", exact=True)).to_be_checked()
    reporter.ticks("Where did it come to light?", "Youth centre")
    reporter.gives_contact_details()
    reference = reporter.saves()

    officer.reads(reference)
    officer.sees_the_step_ticked(step)
    officer.sees("Police, not an emergency")
    officer.sees("Deliberate")
    for answer in ("Not sure", "An adult to a child", "Here, at our setting", "Youth centre"):
        officer.sees(answer)


def test_starting_again_forgets_the_answers_and_the_ticks(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    reporter.ticks_the_first_step()
    reporter.starts_again()

    reporter.answers("No", "Bullying", "A child to a child", "Here")

    expect(reporter.first_step()).not_to_be_checked()
