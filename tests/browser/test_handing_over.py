"""A sealed file from the phone taken in at the unit; a correction beside its original."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork


def test_a_sealed_copy_is_taken_in_at_the_unit_and_not_doubled_by_the_phone(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer, tmp_path: Path
) -> None:
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_site()
    worker.waits_until_ready()
    network.is_cut()
    reference = worker.reports_an_incident()
    worker.opens_my_reports()

    file = worker.saves_a_sealed_copy(reference, tmp_path)
    assert file.name == f"{reference}.json"
    assert "Okafor" not in file.read_text()
    assert len(json.loads(file.read_text())["items"]) == 1
    officer.takes_in_a_sealed_file(file)
    officer.reads(reference)
    officer.sees("Sam Okafor")

    network.is_well()
    worker.opens_my_reports()
    worker.sees_in_my_reports(reference, "Delivered to the unit")
    assert officer.how_many(reference) == 1


def test_what_is_no_sealed_file_is_refused_in_words(officer: Officer, tmp_path: Path) -> None:
    letter = tmp_path / "letter.json"
    letter.write_text("Dear unit")
    officer.takes_in_a_sealed_file(letter)
    expect(officer.page.get_by_role("heading", level=1)).not_to_have_text("The file is taken in")
    assert officer.page.get_by_role("heading", level=1).inner_text()


def test_a_correction_stands_beside_what_it_corrects(phone: Phone, officer: Officer) -> None:
    worker = Reporter(phone)
    first = worker.reports_an_incident()
    worker.opens_my_reports()

    worker.corrects(first)
    worker.sees("This is a correction of")
    worker.writes("What should we know before we ring you?", "It was on Tuesday, not on Monday")
    second = worker.saves()

    officer.reads(second)
    officer.sees("This corrects report")
    officer.sees("It was on Tuesday, not on Monday")
    officer.follows(first)
    officer.sees("This was corrected by report")


def test_a_correction_that_says_nothing_is_not_saved(phone: Phone) -> None:
    worker = Reporter(phone)
    first = worker.reports_an_incident()
    worker.opens_my_reports()
    worker.corrects(first)

    worker.presses("Check your answers")

    worker.sees("Fill in what has changed")
    worker.does_not_see("Go on without these")
    worker.presses("Nothing is filled in.")
    expect(worker.page.get_by_role("group", name="Is anyone in danger now?")).to_be_in_viewport()
    worker.writes("What should we know before we ring you?", "It was on Tuesday")
    worker.saves()


def test_what_is_left_out_of_a_correction_leaves_something(phone: Phone) -> None:
    worker = Reporter(phone)
    first = worker.reports_an_incident()
    worker.opens_my_reports()
    worker.corrects(first)
    worker.writes("Their ages", "about twelve")

    worker.presses("Check your answers")

    worker.sees("Give the ages as whole numbers")
    worker.does_not_see("Go on without these")


def test_an_incomplete_report_is_saved_all_the_same(phone: Phone, officer: Officer) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.ticks("Type of incident", "Violence")

    reference = worker.saves_anyway()

    worker.sees("Some answers are missing")
    worker.is_told_that_saving_alerts_nobody()
    officer.reads(reference)
    officer.sees("Incomplete")
