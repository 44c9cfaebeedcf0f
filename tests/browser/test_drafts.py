"""What a worker typed and ticked is still there, and reaches the unit."""

import re

from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

LATE = "What should we know before we ring you?"


def test_a_draft_survives_a_reload_and_a_killed_browser(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.types_half_a_report()

    worker.page.reload()
    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")
    phone.kill()
    phone.start()
    worker.opens_the_form()

    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")


def test_after_saving_the_next_report_starts_empty(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.reports_an_incident()

    worker.opens_the_form()

    expect(worker.page.get_by_label("Your own name")).to_have_value("")
    expect(worker.page.get_by_label("A child to a child")).not_to_be_checked()


def test_two_drafts_do_not_overwrite_each_other(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.types_half_a_report()
    worker.page.reload()
    worker.takes_another_draft("Start a new report")
    expect(worker.page.get_by_label(LATE)).to_have_value("")

    worker.writes(LATE, "Before noon")
    worker.sees("Draft kept on this phone")
    worker.takes_another_draft("Draft started today")

    expect(worker.page.get_by_label(LATE)).to_have_value("After six, please")


def test_a_draft_can_be_discarded(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.types_half_a_report()

    worker.touches(worker.page.get_by_text("Discard what you typed"))
    worker.presses("Discard")
    worker.sees_the_page("Worried about something online?")

    worker.opens_the_form()
    expect(worker.page.get_by_label(LATE)).to_have_value("")
    worker.does_not_see("You are going on with the draft")


def test_a_shared_phone_offers_no_draft_that_it_has_just_dropped(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.types_half_a_report()
    worker.page.reload()
    worker.sees("You are going on with the draft")

    worker.touches(worker.page.get_by_label("Others use this phone or computer: keep no draft"))

    worker.does_not_see("You are going on with the draft")


def test_a_draft_is_not_readable_in_the_browsers_store(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.types_half_a_report()
    phone.close()

    files = [file for file in phone.folder.rglob("*") if file.is_file()]
    assert len(files) > 20
    for said in (b"After six", "After six".encode("utf-16-le")):
        assert [file for file in files if said in file.read_bytes()] == []


def test_ticks_calls_and_the_path_reach_the_unit(phone: Phone, officer: Officer) -> None:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.asks_what_to_do()
    worker.answers("Not sure", "Go on", "Sexual", "An adult to a child", "Yes", "Here")
    worker.touches(worker.page.get_by_label("Deliberate", exact=True))
    step = worker.ticks_the_first_step()
    worker.notes_the_call("Police, not an emergency")
    worker.page.reload()
    expect(worker.page.get_by_label(re.compile("Police, not an emergency"))).to_be_checked()

    worker.records_this_incident()
    expect(worker.page.get_by_label("Sexual", exact=True)).to_be_checked()
    expect(worker.page.get_by_label("Deliberate", exact=True)).to_be_checked()
    worker.page.get_by_label("Type of setting").select_option(label="Youth centre")
    worker.says_how_to_be_reached()
    reference = worker.saves()

    officer.reads(reference)
    officer.sees_ticked(step)
    officer.sees("Police, not an emergency")
    officer.sees("Deliberate")
    for answer in ("Not sure", "An adult to a child", "Here, at our setting", "Youth centre"):
        officer.sees(answer)


def test_starting_again_forgets_the_answers_and_the_ticks(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.ticks_the_first_step()
    worker.starts_again()

    worker.answers("No", "Bullying", "A child to a child", "Here")

    expect(worker.first_step()).not_to_be_checked()
