"""From "what should I do?" to a report at the unit, with no signal in between."""

import pytest

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("own_browser")


def test_a_report_written_without_signal_reaches_the_unit_and_both_know(
    phone: Phone, product: Product, officer: Officer
) -> None:
    # Given a reporter who opened E-safety once, in a hall that then lost its signal
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    product.kill()

    # When they ask what to do, and follow the questions by touch to each kind of outcome
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "Another child")
    reporter.sees_the_steps_of("Table 1")
    reporter.asks_what_to_do()
    reporter.answers("No", "Details, photos", "A child", "Not sure")
    reporter.sees_the_steps_of("Table 3")
    reporter.asks_what_to_do()
    reporter.answers("Not sure", "Go on", "An adult’s contact", "An adult working", "Not sure")
    reporter.sees_the_steps_of("Table 2")

    # And they record it, close the browser, and open it again at home
    step = reporter.ticks_the_first_step()
    reporter.records_this_incident()
    reporter.fills_in_the_report()
    reference = reporter.saves()
    reporter.is_told_that_saving_alerts_nobody(first="999")
    phone.restart()
    product.start()
    reporter.opens_the_site()

    # Then the report arrives by itself, the officer receives it, and the reporter sees both
    officer.reads(reference)
    officer.sees("Rank: Now")
    officer.sees_the_step_ticked(step)
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Arrived")
    officer.marks_it_as_received()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Received by a person")
