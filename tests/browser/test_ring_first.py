"""An urgent report with nobody rung: the form says whom to ring before it is saved."""

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter


def test_an_urgent_report_with_nobody_rung_says_whom_to_ring_before_saving(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.fills_in_the_report(what="Grooming")

    reporter.checks_the_answers()

    reporter.is_told_to_ring_before_saving()


def test_somebody_who_has_rung_or_reports_nothing_urgent_is_not_told_to_ring(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.checks_the_answers()
    reporter.does_not_see("Ring before you save")

    reporter.presses("Change answers")
    reporter.ticks("Type of incident", "Grooming")
    reporter.page.get_by_label("Who?", exact=True).first.select_option(label="Somebody else")
    reporter.checks_the_answers()

    reporter.does_not_see("Ring before you save")
