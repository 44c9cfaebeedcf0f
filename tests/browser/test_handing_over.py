"""Sealed copies taken in at the unit; corrections linked to their originals."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork


def test_a_sealed_copy_is_taken_in_and_not_duplicated_by_the_phone(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer, tmp_path: Path
) -> None:
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    network.goes_down()
    reference = reporter.reports_an_incident()
    reporter.opens_my_reports()

    file = reporter.saves_a_sealed_copy(reference, tmp_path)
    assert file.name == f"{reference}.json"
    assert "Okafor" not in file.read_text()
    assert len(json.loads(file.read_text())["items"]) == 1
    officer.takes_in_a_sealed_file(file)
    officer.reads(reference)
    officer.sees("Sam Okafor")

    network.recovers()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Arrived")
    assert officer.counts(reference) == 1


def test_a_file_that_is_not_sealed_is_refused_with_a_message(
    officer: Officer, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.json"
    letter.write_text("Dear unit")
    officer.takes_in_a_sealed_file(letter)
    expect(officer.page.get_by_role("heading", level=1)).not_to_have_text(
        "The file has been taken in"
    )
    assert officer.page.get_by_role("heading", level=1).inner_text()


def test_a_correction_and_its_original_link_to_each_other(phone: Phone, officer: Officer) -> None:
    reporter = Reporter(phone)
    first = reporter.reports_an_incident()
    reporter.opens_my_reports()

    reporter.corrects(first)
    reporter.presses("Something else")
    reporter.writes("What should we know before we ring you?", "It was on Tuesday, not on Monday")
    second = reporter.saves()

    officer.reads_the_correction(second, of=first)
    officer.sees("Corrects")
    officer.sees("It was on Tuesday, not on Monday")
    officer.follows_the_link_to(first)
    officer.sees("Corrected by")


def test_an_empty_correction_is_not_saved(phone: Phone) -> None:
    reporter = Reporter(phone)
    first = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.corrects(first)
    reporter.presses("The ages")

    reporter.presses("Check your answers")

    reporter.sees("Fill in what has changed")
    reporter.does_not_see("Go on anyway")
    reporter.writes("How old are the children?", "13")
    reporter.saves()


def test_a_correction_with_only_an_unreadable_answer_is_refused(phone: Phone) -> None:
    reporter = Reporter(phone)
    first = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.corrects(first)
    reporter.presses("The ages")
    reporter.writes("How old are the children?", "about twelve")

    reporter.presses("Check your answers")

    reporter.sees("Give the ages as whole numbers")
    reporter.does_not_see("If you go on, they are left out.")
    reporter.does_not_see("Go on anyway")


def test_an_incomplete_report_can_be_saved(phone: Phone, officer: Officer) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.ticks("Type of incident", "Violence")

    reference = reporter.saves_anyway()

    reporter.sees("Nobody can ring you back.")
    reporter.is_told_that_saving_alerts_nobody()
    officer.reads(reference)
    officer.sees("Incomplete")
