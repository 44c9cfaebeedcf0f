"""Where it is urgent and nobody has been rung, the form says so before anything is saved."""

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter


def test_an_urgent_report_that_told_nobody_says_whom_to_ring_before_saving(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.fills_in_the_report(what="Grooming")

    worker.checks_the_answers()

    worker.is_told_to_ring_before_saving()


def test_whoever_has_rung_or_reports_nothing_urgent_is_not_told_to(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.fills_in_the_report()
    worker.checks_the_answers()
    worker.does_not_see("Ring before you save")

    worker.presses("Change answers")
    worker.ticks("Type of incident", "Grooming")
    worker.page.get_by_label("Who?", exact=True).first.select_option(label="Somebody else")
    worker.checks_the_answers()

    worker.does_not_see("Ring before you save")
