"""From "what should I do?" to a report at the unit, with no signal in between."""

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product


def test_a_report_written_without_signal_reaches_the_unit_and_both_know(
    phone: Phone, product: Product, officer: Officer
) -> None:
    # Given a worker who opened E-safety once, in a hall that then lost its signal
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    product.kill()

    # When the worker asks what to do, and follows the questions by touch to each kind of outcome
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.sees_the_steps_of("Table 1")
    worker.starts_again()
    worker.answers("No", "Personal information", "A child to an adult", "Here")
    worker.sees_the_steps_of("Table 3")
    worker.starts_again()
    worker.answers("Not sure", "Go on", "Sexual", "An adult to a child", "I do not know", "At home")
    worker.sees_the_steps_of("Table 2")

    # And records it, closes the browser, and opens it again at home
    worker.records_this_incident()
    worker.fills_in_the_report()
    reference = worker.saves()
    worker.is_told_that_saving_alerts_nobody()
    phone.restart()
    product.start()
    worker.opens_the_site()

    # Then the report arrives by itself, the officer takes it, and the worker sees both
    officer.reads(reference)
    officer.sees("Urgent")
    worker.opens_my_reports()
    worker.sees_in_my_reports(reference, "Delivered to the unit")
    officer.marks_as_received()
    worker.opens_my_reports()
    worker.sees_in_my_reports(reference, "Received by the unit")
