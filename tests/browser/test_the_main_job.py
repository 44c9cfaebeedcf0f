"""From "what should I do?" to a report at the unit, with no signal in between."""

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product


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
    reporter.answers("No", "Bullying", "A child to a child", "Here")
    reporter.sees_the_steps_of("Table 1")
    reporter.starts_again()
    reporter.answers("No", "Personal information", "A child to an adult", "Here")
    reporter.sees_the_steps_of("Table 3")
    reporter.starts_again()
    reporter.answers(
        "Not sure", "Go on", "Sexual", "An adult to a child", "I do not know", "At home"
    )
    reporter.sees_the_steps_of("Table 2")

    # And they record it, close the browser, and open it again at home
    reporter.records_this_incident()
    reporter.fills_in_the_report()
    reference = reporter.saves()
    reporter.is_told_that_saving_alerts_nobody()
    phone.restart()
    product.start()
    reporter.opens_the_site()

    # Then the report arrives by itself, the officer receives it, and the reporter sees both
    officer.reads(reference)
    officer.sees("Rank: Now")
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Arrived")
    officer.marks_it_as_received()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Read by a person")
